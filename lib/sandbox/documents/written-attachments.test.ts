// cspell:ignore fileconnector sendfileasbinary subjectconnector
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf } from "../calls";
import { type Sandbox, startSandbox } from "../server";

// What a caller wrote as an attachment is what every connector of documents gives back.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const NAME = "offerte “2026” & ../x.txt";

function subjectWith(files: { FileName: string; FileStream: string }[]) {
  const attachments = { KnSubjectAttachment: { Element: files.map((Fields) => ({ Fields })) } };
  const link = { KnSubjectLink: { Element: { Fields: { ToSR: true, SfTp: 4, SfId: "10001" } } } };
  return { KnSubject: { Element: { Fields: { StId: 4, Ds: "Met bijlagen" }, Objects: [link, attachments] } } };
}

test("a written attachment comes back byte by byte, over both connectors, and goes with its item", async () => {
  const content = Buffer.from([0, 255, 254, ...Buffer.from("één € 👍", "utf8"), 13, 10, 0]);
  const files = [
    { FileName: NAME, FileStream: content.toString("base64") },
    { FileName: "leeg.bin", FileStream: "" },
  ];
  const written = await full.send("POST", "connectors/KnSubject", subjectWith(files));
  expect(written.status, written.text).toBe(201);
  const { SbId: id } = (written.json as { results: { KnSubject: { SbId: string } } }).results.KnSubject;
  const rows = await full.rows("Profit_Subject_Attachments", {
    filterfieldids: "subject_id",
    filtervalues: id,
    operatortypes: "1",
    orderbyfieldids: "attachment_id",
  });
  expect(rows.map((row) => row["file_name"])).toEqual([NAME, "leeg.bin"]);
  const [fileId = "", emptyId = ""] = rows.map((row) => String(row["file_id"]));

  const reply = await full.get(`subjectconnector/${id}/${fileId}`);
  expect(reply.json).toEqual({ filename: NAME, mimetype: "text/plain", filedata: content.toString("base64") });
  const raw = await full.get(`subjectconnector/${id}/${fileId}`, { sendfileasbinary: "1" });
  expect(raw.bytes.equals(content)).toBe(true);
  expect((await full.get(`fileconnector/${fileId}/${encodeURIComponent(NAME)}`)).json).toEqual(reply.json);
  expect((await full.get(`subjectconnector/${id}/${emptyId}`)).json).toMatchObject({ filedata: "" });

  expect((await full.send("DELETE", `connectors/KnSubject/KnSubject/@SbId/${id}`)).status).toBe(200);
  expect(await full.get(`subjectconnector/${id}/${fileId}`)).toMatchObject({ status: 404, text: "" });
});
