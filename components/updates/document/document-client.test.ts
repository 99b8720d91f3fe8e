import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readXsd } from "@/lib/schema/sources/read-xsd";
import { editBetween } from "@/lib/xml/document/text-edit";
import { createDocumentClient } from "./document-client";
import { hostDocument } from "./document-host";
import type { DocumentPort, Probe } from "./document-messages";
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

/** A client of an editor whose text is what was last told to `check` or `become`. */
function heldClient(xsd: string | null = XSD) {
  const workers: HeldWorker[] = [];
  const editor = { text: "", version: 1, probes: [] as Probe[] };
  const source = {
    text: () => editor.text,
    length: () => editor.text.length,
    version: () => editor.version,
    probes: () => editor.probes,
  };
  const client = createDocumentClient({ schema, xsd }, source, () => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  });
  const become = (text: string) => {
    const edits = [editBetween(editor.text, text)];
    editor.text = text;
    editor.version++;
    client.tell({ edits, version: editor.version, length: text.length });
  };
  const check = (text: string) => {
    become(text);
    return client.check(true);
  };
  return { workers, client, editor, become, checker: { check, dispose: () => client.dispose() } };
}

const codesOf = (answer: Awaited<ReturnType<ReturnType<typeof createDocumentClient>["check"]>>) =>
  answer === "superseded" ? answer : answer.problems.map(({ code }) => code);

test("a question is asked once the worker listens, and answered", async () => {
  const { workers, checker } = heldClient();
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
  const { workers, checker } = heldClient();
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
  const asked = workers[0]?.asked.map(({ kind, input }) => input.text ?? kind);
  expect(asked).toEqual(["open", TOO_LONG, "check", "change", "change", "change", "check"]);
  checker.dispose();
});

test("a worker whose script does not come leaves nobody waiting, and the next question tries again", async () => {
  const { workers, checker } = heldClient();
  const first = checker.check(VALID);
  workers[0]?.onerror?.(new Event("error") as ErrorEvent);
  expect(await first).toMatchObject({ trouble: "crashed", problems: [] });
  const second = checker.check(TOO_LONG);
  workers[1]?.begin();
  workers[1]?.work();
  expect(codesOf(await second)).toEqual(["tooLong"]);
  checker.dispose();
});

test("once a large document is small again the worker is made anew, with the same schema", async () => {
  const { workers, checker } = heldClient();
  const large = checker.check(rowOf("x".repeat(9 * 1024 * 1024)));
  workers[0]?.begin();
  workers[0]?.work();
  expect(codesOf(await large)).toEqual(["tooLong"]);
  expect(workers[0]?.isTerminated).toBe(false);
  const small = checker.check(VALID);
  workers[0]?.work();
  expect(codesOf(await small)).toEqual([]);
  expect(workers[0]?.isTerminated).toBe(true);
  const next = checker.check(TOO_LONG);
  workers[1]?.begin();
  workers[1]?.work();
  expect(codesOf(await next)).toEqual(["tooLong"]);
  checker.dispose();
});

test("a schema that does not compile is told, and the model judges alone", async () => {
  const { workers, checker } = heldClient("<xsd:schema/>");
  const asked = checker.check(TOO_LONG);
  workers[0]?.begin();
  workers[0]?.work();
  const answer = await asked;
  expect(answer).toMatchObject({ xsdFault: expect.stringMatching(/./), trouble: null });
  expect(codesOf(answer)).toEqual(["tooLong"]);
  checker.dispose();
});

test("without an XSD the model judges alone, and there is no fault", async () => {
  const { workers, checker } = heldClient(null);
  const asked = checker.check(TOO_LONG);
  workers[0]?.begin();
  workers[0]?.work();
  expect(await asked).toMatchObject({ xsdFault: null, counts: { errors: 1, warnings: 0 } });
  checker.dispose();
});

test("disposed of, it stops the worker, and what was asked is superseded", async () => {
  const { workers, checker } = heldClient();
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
    const { workers, checker } = heldClient();
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
  port.onmessage?.({ data: { id: 3, kind: "check", input: { isWhole: true, probes: [] } } } as MessageEvent);
  expect(answers).toEqual([{ isReady: true }, { id: 3, crash: "The schema was not opened" }]);
});

describe("the text of the worker", () => {
  test("follows what is typed, and answers are of the newest version", async () => {
    const { workers, client, editor, become } = heldClient();
    become(VALID);
    const first = client.check(false);
    workers[0]?.begin();
    workers[0]?.work();
    expect(codesOf(await first)).toEqual([]);
    become(TOO_LONG);
    const second = client.check(false);
    workers[0]?.work();
    expect(await second).toMatchObject({ version: editor.version, problems: [{ code: "tooLong", line: 1 }] });
    expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(["open", "text", "check", "change", "check"]);
    client.dispose();
  });

  test.each([
    ["by its length", (lost: ReturnType<typeof heldClient>) => lost.become(rowOf("text"))],
    [
      "by a piece of it",
      ({ editor }: ReturnType<typeof heldClient>) => {
        editor.probes = [{ at: editor.text.indexOf("<Ds>"), text: "<Ds>ab" }];
      },
    ],
  ])("is asked anew when it turns out to be another one, %s", async (_how, notice) => {
    const held = heldClient();
    const { workers, client, editor, become } = held;
    become(rowOf("tex"));
    const first = client.check(true);
    workers[0]?.begin();
    workers[0]?.work();
    await first;
    // A change that the worker is not told of.
    editor.text = _how === "by its length" ? rowOf("text ") : VALID;
    notice(held);
    const second = client.check(true);
    for (let turn = 0; turn < 3; turn++) workers[0]?.work();
    const answer = await second;
    expect(codesOf(answer)).toEqual(_how === "by its length" ? ["tooLong"] : []);
    expect(
      workers[0]?.asked
        .filter(({ kind }) => kind === "text")
        .map(({ input }) => input.text)
        .at(-1),
    ).toBe(editor.text);
    client.dispose();
  });

  test("what somebody waits for is asked of the text as it is then, also before the worker listens", async () => {
    const { workers, client, become } = heldClient();
    become("<Row><Element><Fields Action='insert'><");
    const offered = client.completions("<Row><Element><Fields Action='insert'><".length, new Map());
    workers[0]?.begin();
    workers[0]?.work();
    const [first] = await offered;
    // The field itself, and no copy of it.
    expect(first?.what).toMatchObject({ kind: "field", isRequired: false });
    expect(first?.what.kind === "field" && first.what.field).toBe(schema.root.fields[0]);
    become(VALID);
    const hovered = client.hover(VALID.indexOf("Ds") + 1);
    const closing = client.now("closing", { offset: VALID.indexOf("<Fields") });
    workers[0]?.work();
    expect((await hovered)?.subject).toMatchObject({ kind: "field", field: schema.root.fields[0] });
    expect(await closing).toMatchObject({ output: null });
    client.dispose();
  });

  test("a worker that is made anew by a completion knows the candidates as well", async () => {
    const { workers, client, become } = heldClient();
    const candidates = new Map();
    const offer = () => client.completions(0, candidates);
    become(rowOf("x".repeat(9 * 1024 * 1024)));
    const first = offer();
    workers[0]?.begin();
    workers[0]?.work();
    await first;
    become(VALID);
    const second = offer();
    workers[0]?.work();
    await second;
    expect(workers[0]?.isTerminated).toBe(true);
    const third = offer();
    workers[1]?.begin();
    workers[1]?.work();
    await third;
    const sent = workers.map(({ asked }) =>
      asked.flatMap(({ kind, input }) => (kind === "completions" ? [Reflect.get(input, "candidates")] : [])),
    );
    expect(sent).toEqual([[candidates, null], [candidates]]);
    client.dispose();
  });

  test("JSON comes as the edit of what the page has, and whole when it has another", async () => {
    const { workers, client, become } = heldClient();
    become(VALID);
    const answered = async (known: number | null) => {
      const asked = client.later("json", { known });
      if (workers[0]?.asked.length === 0) workers[0].begin();
      workers[0]?.work();
      return (await asked)?.output;
    };
    const whole = await answered(null);
    expect(JSON.parse(whole?.json ?? "")).toEqual({ Row: { Element: { Fields: { Ds: "abc" } } } });
    become(rowOf("axc"));
    const next = await answered(whole?.number ?? 0);
    expect(next).toMatchObject({ json: null, edit: { text: "x" } });
    become(rowOf("ayc"));
    expect((await answered(whole?.number ?? 0))?.json).toContain("ayc");
    client.dispose();
  });
});
