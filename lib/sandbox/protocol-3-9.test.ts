// cspell:ignore Cwin Fetc fileid Fpasswd sendfileasbinary subjectconnector subjectid
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Reply } from "./calls";
import { attachmentsListed, type ListedFile, pathOf } from "./documents/listed-files";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.9 (and 3.0, 9.14): attachments of dossier items over REST.
let sandbox: Sandbox;
let full: Caller;
let files: ListedFile[];
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
  files = await attachmentsListed(sandbox);
});
afterAll(() => sandbox.close());

function named(name: string): ListedFile {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Error(`No file ${name}`);
  return found;
}

type Envelope = { filename: string; mimetype: string; filedata: string };
const envelopeOf = ({ json }: Reply) => json as Envelope;

test("the answer is a name, a type and the bytes in base64, in this order", async () => {
  const file = named("lijst.csv");
  const reply = await full.get(pathOf(file));
  expect(reply.status).toBe(200);
  expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(Object.keys(envelopeOf(reply))).toEqual(["filename", "mimetype", "filedata"]);
  expect(envelopeOf(reply)).toMatchObject({ filename: "lijst.csv", mimetype: "text/csv" });
  expect(Buffer.from(envelopeOf(reply).filedata, "base64")).toHaveLength(file.size);
  expect(file.fileId).toMatch(/^[0-9A-F]{32}$/);
});

test.each([
  ["path", (s: number, f: string) => `subjectconnector/${s}/${f}`],
  ["path in another case", (s: number, f: string) => `SubjectConnector/${s}/${f.toLowerCase()}`],
  ["query as AFAS's OpenAPI writes it", (s: number, f: string) => `SubjectConnector?SubjectId=${s}&FileId=${f}`],
  ["query in capitals", (s: number, f: string) => `subjectconnector?SUBJECTID=${s}&FILEID=${f}`],
  ["item in the path, file in the query", (s: number, f: string) => `subjectconnector/${s}?fileid=${f}`],
])("9.14: the %s form", async (_name, path) => {
  const { subjectId, fileId } = named("lijst.csv");
  expect(envelopeOf(await full.get(path(subjectId, fileId)))).toMatchObject({ filename: "lijst.csv" });
});

describe("without a file id", () => {
  const ofItem = (count: number) => {
    const own = Map.groupBy(
      files.filter(({ reactionId }) => reactionId === null),
      ({ subjectId }) => subjectId,
    );
    const [found] = [...own.values()].filter((some) => some.length === count && !some[0]?.isGone);
    if (!found?.[0]) throw new Error(`No item with ${count} files`);
    return found[0];
  };

  test.each(["subjectconnector/", "subjectconnector?SubjectId="])(
    "%s… gives the only file of an item",
    async (path) => {
      const only = ofItem(1);
      expect(envelopeOf(await full.get(`${path}${only.subjectId}`))).toMatchObject({ filename: only.name });
      expect(envelopeOf(await full.get(`subjectconnector?SubjectId=${only.subjectId}&FileId=`))).toMatchObject({
        filename: only.name,
      });
    },
  );

  test("an item with several files is 404: nothing tells which one is meant", async () => {
    expect(await full.get(`subjectconnector/${ofItem(2).subjectId}`)).toMatchObject({ status: 404, text: "" });
  });

  test("an item without files is 404", async () => {
    const withFiles = new Set(files.map(({ subjectId }) => subjectId));
    const items = await full.rows("Profit_Subjects", { skip: "-1", take: "-1" });
    const bare = items.find(({ SubjectId }) => !withFiles.has(Number(SubjectId)));
    expect(await full.get(`subjectconnector/${bare?.["SubjectId"]}`)).toMatchObject({ status: 404, text: "" });
  });
});

test("the file of a reaction is found under its item", async () => {
  const file = files.find(({ reactionId, isGone }) => reactionId !== null && !isGone);
  if (!file) throw new Error("No file on a reaction");
  expect(envelopeOf(await full.get(pathOf(file)))).toMatchObject({ filename: file.name });
});

test("the ids and names are those of the two connectors", async () => {
  const all = { skip: "-1", take: "-1" };
  const rows = [
    ...(await full.rows("Profit_Subject_Attachments", all)),
    ...(await full.rows("Profit_Subject_Reaction_Attachments", all)),
  ];
  const inRows = rows.map((row) => `${row["subject_id"]} ${row["file_id"]} ${row["file_name"] ?? ""}`);
  expect(inRows.toSorted()).toEqual(
    files.map(({ subjectId, fileId, name }) => `${subjectId} ${fileId} ${name}`).toSorted(),
  );
  const sizes = new Map(files.map(({ fileId, size }) => [fileId, size]));
  for (const row of rows) {
    if ("file_size" in row) expect(sizes.get(String(row["file_id"]))).toBe(row["file_size"]);
  }
});

describe("404 without a body", () => {
  const file = () => named("lijst.csv");
  test.each<[string, () => string]>([
    ["no ids at all", () => "subjectconnector"],
    ["an unknown item", () => `subjectconnector/999999999/${file().fileId}`],
    ["an unknown file", () => `subjectconnector/${file().subjectId}/${"0".repeat(32)}`],
    ["a file of another item", () => `subjectconnector/${file().subjectId + 7}/${file().fileId}`],
    ["a file that is gone from the disk", () => pathOf(named("verdwenen.pdf"))],
    ["a negative number", () => `subjectconnector/-1/${file().fileId}`],
    ["a broken number", () => `subjectconnector/${file().subjectId}.5/${file().fileId}`],
    ["letters", () => `subjectconnector/abc/${file().fileId}`],
    ["a number with a blank", () => `subjectconnector/%20${file().subjectId}/${file().fileId}`],
    ["a very large number", () => `subjectconnector/${"9".repeat(400)}/${file().fileId}`],
    ["10,000 characters", () => `subjectconnector/${file().subjectId}/${"A".repeat(10_000)}`],
    ["10,000 digits for an item", () => `subjectconnector/${"1".repeat(10_000)}`],
    ["a way up", () => "subjectconnector/..%2F..%2Fetc%2Fpasswd/x"],
    ["a way up for a file", () => `subjectconnector/${file().subjectId}/..%5C..%5Cwin.ini`],
    ["a name every object has", () => "subjectconnector/constructor/__proto__"],
    ["more segments", () => `${pathOf(file())}/x`],
    ["nothing that decodes", () => "subjectconnector/%zz/%"],
  ])("%s", async (_name, path) => {
    expect(await full.get(path())).toMatchObject({ status: 404, text: "" });
  });
});

describe("rights", () => {
  test("without AppConnectorSubject it is refused as a connector outside the app connector is", async () => {
    const readOnly = await callerOf(sandbox, "read-only");
    expect(await readOnly.get(pathOf(named("lijst.csv")), { "accept-language": "en" })).toMatchObject({
      status: 500,
      json: {
        externalMessage:
          "The connector 'AppConnectorSubject' is not supported by this app or the user is not authorised.",
      },
    });
  });

  test("support reaches attachments, but not the one that is kept from it", async () => {
    const support = await callerOf(sandbox, "support");
    expect((await support.get(pathOf(named("lijst.csv")))).status).toBe(200);
    const restricted = named("vertrouwelijk.pdf");
    expect(restricted.restricted).toBe(true);
    expect(await support.get(pathOf(restricted))).toMatchObject({ status: 404, text: "" });
    expect((await full.get(pathOf(restricted))).status).toBe(200);
  });

  test("filter authorisation: the file of an item that the caller may not see is 404, by its own id and without", async () => {
    const limited = await callerOf(sandbox, "limited");
    const seen = new Set(
      (await limited.rows("Profit_Subjects", { skip: "-1", take: "-1" })).map((row) => Number(row["SubjectId"])),
    );
    const items = Map.groupBy(
      files.filter(({ isGone, restricted, size }) => !isGone && !restricted && size < 2_000_000),
      ({ subjectId }) => seen.has(subjectId),
    );
    for (const isSeen of [true, false]) {
      const some = (items.get(isSeen) ?? []).slice(0, 40);
      expect(some).toHaveLength(40);
      for (const file of some) expect((await limited.get(pathOf(file))).status, file.name).toBe(isSeen ? 200 : 404);
    }
    const [hidden] = items.get(false) ?? [];
    expect(await limited.get(`subjectconnector/${hidden?.subjectId}`)).toMatchObject({ status: 404, text: "" });
  });

  test("a token is needed", async () => {
    expect(await callUrl(`${sandbox.rest}/${pathOf(named("lijst.csv"))}`)).toMatchObject({ status: 401, text: "" });
  });

  test("only GET is possible", async () => {
    const { authorization } = full;
    const reply = await callUrl(`${sandbox.rest}/${pathOf(named("lijst.csv"))}`, {
      method: "POST",
      headers: { authorization },
    });
    expect(reply.status).toBe(405);
  });
});

describe("SendFileAsBinary", () => {
  test.each(["lijst.csv", "latin1.txt", "geen plaatje.png", "0 bytes.bin", "1 bytes.bin"])(
    "%s comes as its bytes, with its type and its length",
    async (name) => {
      const file = named(name);
      const reply = await full.get(pathOf(file), { sendfileasbinary: "1" });
      expect(reply.status).toBe(200);
      expect(reply.headers["content-type"]).toBe(file.mimeType);
      expect(reply.headers["content-length"]).toBe(`${file.size}`);
      expect(reply.headers["x-content-type-options"]).toBe("nosniff");
      const [own] = await attachmentsListed(sandbox, `?fileid=${file.fileId}&sha256=1`);
      expect(createHash("sha256").update(reply.bytes).digest("hex")).toBe(own?.sha256);
    },
  );

  test("raw bytes are not zipped, or the length would not be theirs", async () => {
    const reply = await full.get(pathOf(named("lijst.csv")), { sendfileasbinary: "1", "accept-encoding": "gzip" });
    expect(reply.headers["content-encoding"]).toBeUndefined();
    expect(reply.bytes).toHaveLength(named("lijst.csv").size);
  });

  test.each(["0", "", "true", "2"])("%j asks for JSON", async (written) => {
    const reply = await full.get(pathOf(named("lijst.csv")), { sendfileasbinary: written });
    expect(Object.keys(envelopeOf(reply))).toEqual(["filename", "mimetype", "filedata"]);
  });

  test("a refusal and a 404 are the same as without it", async () => {
    expect(await full.get("subjectconnector/1/2", { sendfileasbinary: "1" })).toMatchObject({ status: 404, text: "" });
  });
});
