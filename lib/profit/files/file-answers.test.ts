// cspell:ignore fileconnector subjectconnector
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { callerOf, callUrl } from "@/lib/sandbox/calls";
import { attachmentsListed, type ListedFile } from "@/lib/sandbox/documents/listed-files";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import type { Filter } from "../filter/rows-query";
import { createGuardedFetch, type GuardedFetch } from "../guarded-fetch";
import { CallDraft } from "../wire-log/call-draft";
import { WireRecorder } from "../wire-log/wire-recorder";
import type { FileAnswer } from "./file-answer";
import { readImage } from "./image";
import { readReport } from "./report";
import { readFile } from "./stored-file";
import { listSubjectFiles, readSubjectFile } from "./subject-file";

/** The small ones of an item with every kind, one with every awkward name, and some more are enough to compare. */
const LARGEST = 300_000;

let sandbox: Sandbox;
let guarded: GuardedFetch;
let files: (ListedFile & { sha256: string })[];
let endpointOf: (appConnector: string) => Promise<ProfitEndpoint>;
let full: ProfitEndpoint;

beforeAll(async () => {
  sandbox = await startSandbox();
  const rest = new URL(`${sandbox.rest}/`);
  guarded = createGuardedFetch({ hosts: [rest.host] });
  endpointOf = async (appConnector) => ({
    restBaseUrl: rest,
    soapBaseUrl: new URL(`${sandbox.soap}/`),
    authorization: (await callerOf(sandbox, appConnector)).authorization,
    language: "nl-nl",
    fetch: guarded,
    timeoutMs: 30_000,
  });
  full = await endpointOf("full");
  files = (await attachmentsListed(sandbox, `?sha256=1&largest=${LARGEST}`)) as typeof files;
}, 60_000);
afterAll(async () => {
  await guarded.close();
  await sandbox.close();
});

async function whole(answer: Promise<FileAnswer>) {
  const file = await answer;
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of file.bytes) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest("hex"), ...file.told() };
}

function named(name: string): ListedFile & { sha256: string } {
  const found = files.find((file) => file.name === name && !file.isGone);
  if (!found) throw new Error(`No file ${name}`);
  return found;
}

const problemOf = (answer: Promise<FileAnswer>): Promise<ProfitError> =>
  whole(answer).then(
    () => Promise.reject(new Error("It was read as if it were whole")),
    (error: unknown) => error as ProfitError,
  );

async function order(fault: Record<string, unknown>, match: Record<string, unknown> = {}): Promise<void> {
  const reply = await callUrl(`${sandbox.control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match, fault, times: 1 }),
  });
  if (reply.status >= 300) throw new Error(reply.text);
}

describe("every file of the sandbox comes through as it is", () => {
  const kinds = [
    ["REST, in the path", { transport: "rest", form: "path" }],
    ["REST, in the query", { transport: "rest", form: "query" }],
    ["SOAP", { transport: "soap" }],
  ] as const;

  test.each(kinds)(
    "over %s",
    async (_, how) => {
      // All of the two items that are made to be awkward, and every tenth of the rest.
      const chosen = files.filter(
        ({ subjectId, isGone }, at) => !isGone && (subjectId === 20001 || subjectId === 20002 || at % 10 === 0),
      );
      expect(chosen.length).toBeGreaterThan(100);
      for (const { subjectId, fileId, name, size, sha256, mimeType } of chosen) {
        const got = await whole(readSubjectFile(full, { subjectId: String(subjectId), fileId, ...how }));
        expect(got, name).toMatchObject({ size, sha256 });
        if (how.transport === "rest") {
          expect(got.fileName?.toWellFormed()).toBe(name.toWellFormed());
          expect(got.mimetype).toBe(mimeType);
        } else expect(got).toMatchObject({ fileName: null, mimetype: null });
      }
    },
    60_000,
  );

  test.each(["rest", "soap"] as const)(
    "60 MB over %s, which never are in memory at once",
    async (transport) => {
      const [largest] = (await attachmentsListed(sandbox, "?subjectId=20001"))
        .filter(({ isGone }) => !isGone)
        .toSorted((a, b) => b.size - a.size);
      if (!largest) throw new Error("Item 20001 has no files");
      const { fileId, size } = largest;
      const [told] = (await attachmentsListed(sandbox, `?subjectId=20001&fileId=${fileId}&sha256=1`)) as typeof files;
      const got = await whole(readSubjectFile(full, { subjectId: "20001", fileId, transport }));
      expect(got).toMatchObject({ size, sha256: told?.sha256 });
    },
    30_000,
  );

  test.each(["rest", "soap"] as const)(
    "over %s nothing of its bytes is kept with the call, nor alive",
    async (transport) => {
      const wire = new WireRecorder(full.authorization, { attempt: 1 });
      const kept = vi.spyOn(CallDraft.prototype, "onPiece");
      const { subjectId, fileId } = named("65537 bytes.bin");
      await whole(readSubjectFile({ ...full, wire }, { subjectId: String(subjectId), fileId, transport }));
      for (const [piece] of kept.mock.calls) expect(piece.buffer.byteLength).toBeLessThan(1_024);
      expect(kept.mock.calls.length).toBeLessThanOrEqual(2);
      expect(wire.calls()[0]?.answer?.body).toMatchObject({
        isShortened: true,
        text: expect.stringMatching(/("filedata":"|Result>)$/) as string,
      });
      kept.mockRestore();
    },
  );

  test("files of records, by id and name, in the form that can carry the name", async () => {
    // Half a surrogate cannot be sent by anybody.
    const chosen = files.filter(({ subjectId, isGone, name }) => !isGone && subjectId === 20002 && name.isWellFormed());
    for (const { fileId, name, sha256 } of chosen) {
      expect(await whole(readFile(full, { fileId, fileName: name })), name).toMatchObject({ sha256 });
    }
  });

  test("pictures, in each of their three sizes", async () => {
    const { json } = await callUrl(`${sandbox.control}/images`);
    const image = (json as { imageId: string; isGone: boolean; restricted: boolean }[]).find((one) => !one.isGone);
    const imageId = image?.imageId ?? "";
    const [original, thumbnail, medium] = await Promise.all(
      (["original", "thumbnail", "medium"] as const).map((format) => whole(readImage(full, { imageId, format }))),
    );
    expect(original).toMatchObject({ fileName: null, mimetype: expect.stringMatching(/^image\//) as string });
    expect(thumbnail?.size).toBeLessThan(original?.size ?? 0);
    expect(medium?.size).toBeGreaterThan(thumbnail?.size ?? 0);
  });

  test("reports, the same over REST and SOAP, and filtered", async () => {
    const { json } = await callUrl(`${sandbox.control}/reports`);
    const report = (json as { reportId: string; title: { nl: string } }[]).find(
      ({ title }) => title.nl === "Verkoopfactuur",
    );
    const reportId = report?.reportId ?? "";
    // The amount and the debtor.
    const some: Filter = { groups: [[{ fieldId: "U013", operator: "greater", value: "5000" }]] };
    const none: Filter = { groups: [[{ fieldId: "U003", operator: "equal", value: "niemand; nergens" }]] };
    const rest = await whole(readReport(full, { reportId, filter: some }));
    expect(rest).toMatchObject({ mimetype: "application/pdf" });
    expect(await whole(readReport(full, { reportId, filter: some, transport: "soap" }))).toMatchObject({
      sha256: rest.sha256,
    });
    const empty = await whole(readReport(full, { reportId, filter: none }));
    expect(empty.size).toBeLessThan(rest.size);
    expect(await whole(readReport(full, { reportId, filter: none, transport: "soap" }))).toMatchObject({
      sha256: empty.sha256,
    });
  });
});

describe("what an item has", () => {
  test("SOAP lists the files of the item itself, and none where there are none", async () => {
    const listed = await listSubjectFiles(full, "20002");
    const own = (await attachmentsListed(sandbox, "?subjectId=20002")).filter(({ reactionId }) => reactionId === null);
    expect(listed.map(({ fileId }) => fileId)).toEqual(own.map(({ fileId }) => fileId));
    expect(listed.map(({ fileName }) => fileName)).toContain("../../../../etc/passwd");
    expect(await listSubjectFiles(full, "999999999")).toEqual([]);
  });

  test("without a file id it is the item's only file", async () => {
    const counted = Map.groupBy(
      files.filter(({ reactionId }) => reactionId === null),
      ({ subjectId }) => subjectId,
    );
    const listed = await attachmentsListed(sandbox);
    const only = [...counted.values()].find(
      ([first, ...others]) =>
        others.length === 0 &&
        listed.filter((file) => file.reactionId === null && file.subjectId === first?.subjectId).length === 1 &&
        !first?.isGone,
    )?.[0];
    const subjectId = String(only?.subjectId);
    for (const how of [{}, { form: "query" }, { transport: "soap" }] as const) {
      expect(await whole(readSubjectFile(full, { subjectId, fileId: null, ...how }))).toMatchObject({
        sha256: only?.sha256,
      });
    }
  });
});

describe("what is no file is an error, and says which", () => {
  const ask = (limits = {}) => {
    const { subjectId, fileId } = named("lijst.csv");
    return readSubjectFile(full, { subjectId: String(subjectId), fileId }, limits);
  };
  const askSoap = () => {
    const { subjectId, fileId } = named("lijst.csv");
    return readSubjectFile(full, { subjectId: String(subjectId), fileId, transport: "soap" });
  };

  test("gone, or not for this user: a 404 is told as that", async () => {
    const gone = (await attachmentsListed(sandbox)).find(({ isGone }) => isGone);
    const place = { subjectId: String(gone?.subjectId), fileId: gone?.fileId ?? null };
    expect(await problemOf(readSubjectFile(full, place))).toMatchObject({ code: "NOT_FOUND", fault: "noFile" });
    expect(await problemOf(readSubjectFile(full, { ...place, transport: "soap" }))).toMatchObject({ code: "REFUSED" });
    const own = files.find(({ restricted }) => restricted);
    const hidden = { subjectId: String(own?.subjectId), fileId: own?.fileId ?? null };
    expect(await problemOf(readSubjectFile(await endpointOf("support"), hidden))).toMatchObject({ fault: "noFile" });
    for (const id of ["..", ".", "x/../..", "%2e%2e"]) {
      const answer = readSubjectFile(full, { subjectId: id, fileId: id });
      expect(await problemOf(answer), id).toMatchObject({ code: "NOT_FOUND", fault: "noFile" });
    }
    expect(await problemOf(readImage(full, { imageId: "nergens" }))).toMatchObject({ fault: "noFile" });
  });

  test("a token that was refused, and an app connector without the special connector", async () => {
    const { subjectId, fileId } = named("lijst.csv");
    const place = { subjectId: String(subjectId), fileId };
    for (const transport of ["rest", "soap"] as const) {
      const blocked = readSubjectFile(await endpointOf("blocked"), { ...place, transport });
      expect(await problemOf(blocked)).toMatchObject({ code: "TOKEN_REJECTED" });
      const without = readSubjectFile(await endpointOf("no-specials"), { ...place, transport });
      expect(await problemOf(without)).toMatchObject({ code: "REFUSED" });
    }
  });

  test.each([
    [{ kind: "malformed", as: "html" }, "NOT_PROFIT", "html"],
    [{ kind: "malformed", as: "empty" }, "BAD_ANSWER", "empty"],
    [{ kind: "malformed", as: "shape" }, "BAD_ANSWER", "wrongShape"],
    [{ kind: "malformed", as: "json" }, "BAD_ANSWER", "cutOff"],
    [{ kind: "truncate", bytes: 100 }, "BAD_ANSWER", "brokeOff"],
    [{ kind: "truncate", bytes: 20 }, "BAD_ANSWER", "brokeOff"],
    [{ kind: "status", status: 503 }, "UNAVAILABLE", undefined],
    [{ kind: "status", status: 500 }, "REFUSED", undefined],
    [{ kind: "reset" }, "UNREACHABLE", undefined],
  ])("REST: %j", async (fault, code, told) => {
    await order(fault);
    expect(await problemOf(ask())).toMatchObject({ code, fault: told });
    // The next one is none the worse for it.
    expect(await whole(ask())).toMatchObject({ sha256: named("lijst.csv").sha256 });
  });

  test.each([
    [{ kind: "malformed", as: "html" }, "NOT_PROFIT", "html"],
    [{ kind: "malformed", as: "empty" }, "BAD_ANSWER", "empty"],
    [{ kind: "truncate", bytes: 400 }, "BAD_ANSWER", "brokeOff"],
    [{ kind: "status", status: 500 }, "REFUSED", undefined],
  ])("SOAP: %j", async (fault, code, told) => {
    await order(fault);
    expect(await problemOf(askSoap())).toMatchObject({ code, fault: told });
  });

  test("an answer that drips is slow, not broken", async () => {
    await order({ kind: "drip", bytes: 37, everyMs: 1 });
    expect(await whole(ask())).toMatchObject({ sha256: named("lijst.csv").sha256 });
  });

  test("one that stops for too long is a time-out, and one that is too large is named", async () => {
    await order({ kind: "drip", bytes: 200, everyMs: 3_000 });
    expect(await problemOf(ask({ stallMs: 50 }))).toMatchObject({ code: "TIMEOUT" });
    expect(await problemOf(ask({ maxBytes: 1_000 }))).toMatchObject({ code: "TOO_LARGE", fault: "tooLarge" });
  });
});
