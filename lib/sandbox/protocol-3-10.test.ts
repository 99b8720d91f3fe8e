// cspell:ignore Artikelbestanden Bestandsnaam fileid fileconnector filenameuri Itemcode Fetc sendfileasbinary unpdf
import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Row } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.10 (and 9.14): files by their id and their name.
let sandbox: Sandbox;
let full: Caller;
let file: { id: string; name: string };
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
  const [row] = await full.rows("Artikelbestanden", { take: "1", orderbyfieldids: "Itemcode" });
  file = { id: String(row?.["Bestand"]), name: String(row?.["Bestandsnaam"]) };
});
afterAll(() => sandbox.close());

type Envelope = { filename: string; mimetype: string; filedata: string };
const enc = encodeURIComponent;

test("the file of an article is a PDF of the size that is listed, in the envelope of an attachment", async () => {
  const [row] = await full.rows("Artikelbestanden", {
    filterfieldids: "Bestand",
    filtervalues: file.id,
    operatortypes: "1",
  });
  const reply = await full.get(`fileconnector/${file.id}/${enc(file.name)}`);
  expect(reply.status).toBe(200);
  const envelope = reply.json as Envelope;
  expect(Object.keys(envelope)).toEqual(["filename", "mimetype", "filedata"]);
  expect(envelope).toMatchObject({ filename: file.name, mimetype: "application/pdf" });
  const bytes = Buffer.from(envelope.filedata, "base64");
  expect(bytes).toHaveLength(Number(row?.["Bestandsgrootte"]));
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  expect((await extractText(pdf, { mergePages: true })).text).toContain("geleverd volgens opdracht");
});

test.each([
  ["path", (id: string, name: string) => `fileconnector/${id}/${name}`],
  ["path in another case", (id: string, name: string) => `FileConnector/${id.toLowerCase()}/${name.toUpperCase()}`],
  ["query as AFAS's OpenAPI writes it", (id: string, name: string) => `FileConnector?fileid=${id}&filename=${name}`],
  ["query in capitals", (id: string, name: string) => `fileconnector?FILEID=${id}&FILENAME=${name}`],
  ["id in the path, name in the query", (id: string, name: string) => `fileconnector/${id}?filenameuri=${name}`],
])("9.14: the %s form", async (_name, path) => {
  expect((await full.get(path(file.id, enc(file.name)))).json).toMatchObject({ filename: file.name });
});

test("files of the dossier are found by the ids of their connectors", async () => {
  const rows = await full.rows("Profit_Subject_Attachments", { skip: "-1", take: "-1" });
  const byName = (name: string): Row | undefined => rows.find((row) => row["file_name"] === name);
  for (const name of [
    "lijst.csv",
    "../../../../etc/passwd",
    "offerte 2026/117.pdf",
    "👍🏽 akkoord.pdf",
    "100% btw.pdf",
  ]) {
    const id = String(byName(name)?.["file_id"]);
    expect((await full.get(`fileconnector/${id}/${enc(name)}`)).json, name).toMatchObject({ filename: name });
    expect((await full.get(`fileconnector?fileid=${id}&filename=${enc(name)}`)).json, name).toMatchObject({
      filename: name,
    });
  }
  const nameless = rows.find((row) => row["file_name"] === null);
  expect((await full.get(`fileconnector/${String(nameless?.["file_id"])}/`)).json).toMatchObject({ filename: "" });
});

test("SendFileAsBinary gives the bytes", async () => {
  const reply = await full.get(`fileconnector/${file.id}/${enc(file.name)}`, { sendfileasbinary: "1" });
  expect(reply.headers).toMatchObject({ "content-type": "application/pdf", "content-length": `${reply.bytes.length}` });
  const { json } = await callUrl(`${sandbox.control}/documents?fileid=${file.id}&sha256=1`);
  expect(json).toMatchObject([{ sha256: createHash("sha256").update(reply.bytes).digest("hex") }]);
});

describe("404 without a body", () => {
  test.each<[string, () => string]>([
    ["nothing at all", () => "fileconnector"],
    ["an unknown id", () => `fileconnector/${"0".repeat(32)}/${enc(file.name)}`],
    ["another name", () => `fileconnector/${file.id}/other.pdf`],
    ["no name", () => `fileconnector/${file.id}`],
    ["10,000 characters", () => `fileconnector/${"A".repeat(10_000)}/x`],
    ["a name of 10,000 characters", () => `fileconnector/${file.id}/${"x".repeat(10_000)}`],
    ["a way up", () => "fileconnector/..%2F..%2Fetc/passwd"],
    ["a way up for a name", () => `fileconnector/${file.id}/..%2F..%2F${enc(file.name)}`],
    ["more segments", () => `fileconnector/${file.id}/${enc(file.name)}/x`],
    ["letters", () => "fileconnector/zzz/zzz"],
    ["a negative number", () => "fileconnector/-1/a.pdf"],
  ])("%s", async (_name, path) => {
    expect(await full.get(path())).toMatchObject({ status: 404, text: "" });
  });
});

test("rights: the special connector, and what is kept from others", async () => {
  const readOnly = await callerOf(sandbox, "read-only");
  const refused = await readOnly.get(`fileconnector/${file.id}/${enc(file.name)}`, { "accept-language": "en" });
  expect(refused).toMatchObject({
    status: 500,
    json: { externalMessage: expect.stringContaining("'AppConnectorFile' is not supported") },
  });
  const support = await callerOf(sandbox, "support");
  expect((await support.get(`fileconnector/${file.id}/${enc(file.name)}`)).status).toBe(200);
  const [restricted] = await full.rows("Profit_Subject_Attachments", {
    filterfieldids: "file_name",
    filtervalues: "vertrouwelijk.pdf",
    operatortypes: "1",
  });
  const path = `fileconnector/${String(restricted?.["file_id"])}/vertrouwelijk.pdf`;
  expect(await support.get(path)).toMatchObject({ status: 404, text: "" });
  expect((await full.get(path)).status).toBe(200);
});
