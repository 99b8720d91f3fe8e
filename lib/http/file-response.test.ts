// cspell:ignore Flijst
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAttachments, type ListedAttachment } from "@/lib/services/attachments/list-attachments";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { fileResponse } from "./file-response";
import { problemResponse } from "./problem-response";

let trial: ProfitTrial;
let files: ListedAttachment[];
beforeAll(async () => {
  trial = await startProfitTrial();
  const { ctx, connectionId } = trial;
  const listed = await Promise.all(
    ["20001", "20002"].map((subjectId) => listAttachments(ctx, { connectionId, subjectId })),
  );
  files = listed.flatMap(({ attachments }) => attachments);
});
afterAll(() => trial.close());

function idOf(name: string): string {
  const found = files.find(({ fileName }) => fileName === name);
  if (!found) throw new Error(`No file ${name}`);
  return found.fileId;
}

async function ask(
  path: string,
  { connectionId = trial.connectionId, signal }: { connectionId?: string; signal?: AbortSignal } = {},
) {
  const url = new URL(`http://console.test/api/connections/${connectionId}/files/${path}`);
  const place = url.pathname.split("/files/")[1]?.split("/") ?? [];
  const request = new Request(url, signal ? { signal } : {});
  return fileResponse(trial.ctx, request, { connectionId, place }).catch((error: unknown) => problemResponse(error));
}

test("a file goes out as a download of a type that runs nowhere", async () => {
  const answer = await ask(`subject/20001/${idOf("plaatje met script.svg")}`);
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": `attachment; filename="plaatje met script.svg"; filename*=UTF-8''plaatje%20met%20script.svg`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store, no-transform",
  });
  expect(await answer.text()).toContain("<svg");
});

test.each([
  ["klein.png", "image/png"],
  ["foto ketel.jpg", "image/jpeg"],
  ["geen plaatje.png", "text/plain; charset=utf-8"],
  ["pagina met script.html", "text/plain; charset=utf-8"],
  ["pdf zonder extensie", "application/pdf"],
  ["lijst.csv", "text/plain; charset=utf-8"],
  ["leeg.pdf", "application/octet-stream"],
])("%s is told as %s, by its bytes", async (name, type) => {
  const answer = await ask(`subject/20001/${idOf(name)}`);
  expect(answer.headers.get("content-type")).toBe(type);
  await answer.body?.cancel();
});

test("every awkward name makes a header of one line, and a name that leads nowhere", async () => {
  const awkward = files.filter(({ fileName }) => /[\r\n]|\.\.|^CON$|\u202e|:/.test(fileName ?? ""));
  expect(awkward.length).toBeGreaterThan(8);
  for (const { fileId, fileName } of awkward) {
    const answer = await ask(`subject/20002/${fileId}`);
    expect(answer.status, fileName ?? "").toBe(200);
    const disposition = answer.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
    const name = decodeURIComponent(/''(.*)$/.exec(disposition)?.[1] ?? "");
    expect(name).not.toMatch(/[/\\:\r\n\u202e]|^\.|^con$/i);
    await answer.body?.cancel();
  }
});

test("over SOAP, where it has no name, it is called as was asked", async () => {
  const id = idOf("lijst.csv");
  const [rest, soap] = await Promise.all([
    ask(`subject/20001/${id}`),
    ask(`subject/20001/${id}?transport=soap&as=..%2Flijst.csv`),
  ]);
  expect(soap.headers.get("content-disposition")).toContain(`filename="_.._lijst.csv"`);
  const sumOf = async (answer: Response) =>
    createHash("sha256")
      .update(await answer.bytes())
      .digest("hex");
  expect(await sumOf(soap)).toBe(await sumOf(rest));
});

test("a file of a record by its id and name, in the path or the query", async () => {
  const id = idOf("wat?x=1#deel.pdf");
  const name = encodeURIComponent("wat?x=1#deel.pdf");
  for (const path of [`file/${id}/${name}`, `file/${id}?name=${name}`]) {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  }
});

test("what breaks off on the way is a broken transfer, and never a short file", async () => {
  await trial.fault({ kind: "truncate", bytes: 300_000 }, { path: "subjectconnector" });
  const answer = await ask(`subject/20001/${idOf("1048576 bytes.bin")}`);
  expect(answer.status).toBe(200);
  await expect(answer.arrayBuffer()).rejects.toThrow();
  expect(trial.slotsHeld()).toBe(0);
});

test.each([
  ["an answer that is a web page", { kind: "malformed", as: "html" }, 502],
  ["a refusal", { kind: "status", status: 500 }, 422],
])("%s has its status before the first byte", async (_, fault, status) => {
  await trial.fault(fault, { path: "subjectconnector" });
  const answer = await ask(`subject/20001/${idOf("lijst.csv")}`);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
});

test("a reader who leaves lets go of Profit", async () => {
  const answer = await ask(`subject/20001/${idOf("tekening 60 MB.dwg")}`);
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(trial.slotsHeld()).toBe(0);
});

test.each([
  "",
  "subject",
  "subject/20001",
  "other/1/2",
  "image",
  "file",
  "subject/../x",
  "image/x?format=7",
  "subject/1/2?transport=ftp",
])("what names no file (%j) is not there", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
});

test("nor is a file of a connection that is not this person's", async () => {
  const answer = await ask(`subject/20001/${idOf("lijst.csv")}`, { connectionId: crypto.randomUUID() });
  expect(answer.status).toBe(404);
});
