import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readXsd } from "@/lib/schema/sources/read-xsd";
import { createDocumentChecker } from "./document-checker";
import { hostDocument } from "./document-host";
import type { DocumentPort } from "./document-messages";
import type { WorkerPort } from "./document-worker";

const XSD = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="Row"><xsd:complexType><xsd:sequence><xsd:element name="Element" maxOccurs="unbounded"><xsd:complexType><xsd:sequence><xsd:element name="Fields" minOccurs="0"><xsd:complexType><xsd:sequence><!--Omschrijving--><xsd:element name="Ds" minOccurs="0"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:maxLength value="3"/><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType></xsd:element></xsd:sequence><xsd:attribute name="Action" use="required" type="xsd:string"/></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element></xsd:schema>`;
const schema = readXsd("Row", XSD);
const rowOf = (value: string) => `<Row><Element><Fields Action="insert"><Ds>${value}</Ds></Fields></Element></Row>`;
const [VALID, TOO_LONG] = [rowOf("abc"), rowOf("abcd")];

/** A worker whose inside is answered when the test says so; nothing in it is done by itself. */
class HeldWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  isTerminated = false;
  readonly asked: { kind: string; input: { text?: string } }[] = [];
  readonly #inbox: unknown[] = [];
  readonly #inside: DocumentPort = {
    onmessage: null,
    postMessage: (data) => void (this.isTerminated || this.onmessage?.({ data } as MessageEvent)),
  };

  begin(): void {
    hostDocument(this.#inside);
  }

  postMessage(message: unknown): void {
    this.asked.push(message as (typeof this.asked)[number]);
    this.#inbox.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** Does all that it was asked so far. */
  work(): void {
    for (let data = this.#inbox.shift(); data !== undefined; data = this.#inbox.shift()) {
      this.#inside.onmessage?.({ data } as MessageEvent);
    }
  }
}

function heldChecker(xsd: string | null = XSD) {
  const workers: HeldWorker[] = [];
  const checker = createDocumentChecker({ schema, xsd }, () => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, checker };
}

const codesOf = (answer: Awaited<ReturnType<ReturnType<typeof createDocumentChecker>["check"]>>) =>
  answer === "superseded" ? answer : answer.problems.map(({ code }) => code);

test("a question is asked once the worker listens, and answered", async () => {
  const { workers, checker } = heldChecker();
  const asked = checker.check(TOO_LONG);
  expect(workers[0]?.asked).toEqual([]);
  workers[0]?.begin();
  workers[0]?.work();
  const answer = await asked;
  expect(answer).toMatchObject({ counts: { errors: 1, warnings: 0 }, xsdFault: null, trouble: null });
  expect(codesOf(answer)).toEqual(["tooLong"]);
  checker.dispose();
});

test("the newest question wins, and nothing queues", async () => {
  const { workers, checker } = heldChecker();
  const first = checker.check(TOO_LONG);
  workers[0]?.begin();
  const [second, third, fourth] = [checker.check("<a"), checker.check("<b"), checker.check(VALID)];
  expect(await second).toBe("superseded");
  expect(await third).toBe("superseded");
  workers[0]?.work();
  expect(await first).toBe("superseded");
  workers[0]?.work();
  expect(codesOf(await fourth)).toEqual([]);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.asked.map(({ kind, input }) => input.text ?? kind)).toEqual(["open", TOO_LONG, VALID]);
  checker.dispose();
});

test("a worker whose script does not come leaves nobody waiting, and the next question tries again", async () => {
  const { workers, checker } = heldChecker();
  const first = checker.check(VALID);
  workers[0]?.onerror?.(new Event("error") as ErrorEvent);
  expect(await first).toMatchObject({ trouble: "crashed", problems: [] });
  const second = checker.check(TOO_LONG);
  workers[1]?.begin();
  workers[1]?.work();
  expect(codesOf(await second)).toEqual(["tooLong"]);
  checker.dispose();
});

test("after a large document the worker is made anew, with the same schema", async () => {
  const { workers, checker } = heldChecker();
  const large = checker.check(rowOf("x".repeat(9 * 1024 * 1024)));
  workers[0]?.begin();
  workers[0]?.work();
  expect(codesOf(await large)).toEqual(["tooLong"]);
  expect(workers[0]?.isTerminated).toBe(true);
  const next = checker.check(TOO_LONG);
  workers[1]?.begin();
  workers[1]?.work();
  expect(codesOf(await next)).toEqual(["tooLong"]);
  checker.dispose();
});

test("a schema that does not compile is told, and the model judges alone", async () => {
  const { workers, checker } = heldChecker("<xsd:schema/>");
  const asked = checker.check(TOO_LONG);
  workers[0]?.begin();
  workers[0]?.work();
  const answer = await asked;
  expect(answer).toMatchObject({ xsdFault: expect.stringMatching(/./), trouble: null });
  expect(codesOf(answer)).toEqual(["tooLong"]);
  checker.dispose();
});

test("without an XSD the model judges alone, and there is no fault", async () => {
  const { workers, checker } = heldChecker(null);
  const asked = checker.check(TOO_LONG);
  workers[0]?.begin();
  workers[0]?.work();
  expect(await asked).toMatchObject({ xsdFault: null, counts: { errors: 1, warnings: 0 } });
  checker.dispose();
});

test("disposed of, it stops the worker, and what was asked is superseded", async () => {
  const { workers, checker } = heldChecker();
  const first = checker.check(VALID);
  workers[0]?.begin();
  const second = checker.check(TOO_LONG);
  checker.dispose();
  expect([await first, await second, await checker.check(VALID)]).toEqual(["superseded", "superseded", "superseded"]);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
});

describe("a worker that hangs", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is replaced, its question told so, and the one that waited is asked of the new one", async () => {
    const { workers, checker } = heldChecker();
    const first = checker.check(VALID);
    workers[0]?.begin();
    vi.advanceTimersByTime(19_000);
    expect(workers[0]?.isTerminated).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(await first).toMatchObject({ trouble: "tooSlow", problems: [] });
    expect(workers[0]?.isTerminated).toBe(true);
    const second = checker.check(TOO_LONG);
    workers[1]?.begin();
    const third = checker.check(VALID);
    vi.advanceTimersByTime(21_000);
    expect(await second).toBe("superseded");
    workers[2]?.begin();
    workers[2]?.work();
    expect(codesOf(await third)).toEqual([]);
    checker.dispose();
  });
});

test("a question before the schema breaks the worker, not the page", () => {
  const answers: unknown[] = [];
  const port: DocumentPort = { onmessage: null, postMessage: (answer) => void answers.push(answer) };
  hostDocument(port);
  port.onmessage?.({ data: { id: 3, kind: "check", input: { text: "" } } } as MessageEvent);
  expect(answers).toEqual([{ isReady: true }, { id: 3, crash: "The schema was not opened" }]);
});
