// cspell:ignore fileid sendfileasbinary
import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Reply } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { AWKWARD_NAMES } from "../worlds/company/awkward-file-names";
import { attachmentsListed, type ListedFile, pathOf } from "./listed-files";

// The attachments themselves: that they are awkward enough, and that every byte of them arrives.
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
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("there are at least 300 attachments with awkward names, on items and on reactions", () => {
  const awkward = new Set(AWKWARD_NAMES.map(({ name }) => name));
  const found = files.filter(({ name }) => awkward.has(name));
  expect(found.length).toBeGreaterThanOrEqual(300);
  expect(found.filter(({ reactionId }) => reactionId !== null).length).toBeGreaterThanOrEqual(140);
  expect(new Set(found.map(({ name }) => name))).toEqual(awkward);
  const names = [...awkward];
  expect(names).toContain("");
  expect(names.some((name) => /^[^.]+$/.test(name))).toBe(true);
  expect(names.some((name) => name.length === 200)).toBe(true);
  expect(names.some((name) => /\p{Emoji_Presentation}/u.test(name))).toBe(true);
  expect(names.some((name) => name.includes("../"))).toBe(true);
  const twice = Map.groupBy(files, ({ subjectId, name }) => `${subjectId} ${name}`);
  expect([...twice.values()].filter((own) => own.length > 1 && own[0]?.name === "offerte.pdf").length).toBeGreaterThan(
    0,
  );
  const sizes = files.map(({ size }) => size);
  expect(Math.min(...sizes)).toBe(0);
  expect(Math.max(...sizes)).toBe(60 * 1_024 * 1_024);
});

test("two files of one name in one item are told apart by their id", async () => {
  const byName = Map.groupBy(files, ({ subjectId, name }) => `${subjectId} ${name}`);
  const [one, two] = [...byName.values()].find((own) => own.length > 1 && (own[0]?.size ?? 0) > 0) ?? [];
  if (!one || !two) throw new Error("No item with the same name twice");
  const [first, second] = [envelopeOf(await full.get(pathOf(one))), envelopeOf(await full.get(pathOf(two)))];
  expect(first.filename).toBe(second.filename);
  expect(first.filedata).not.toBe(second.filedata);
});

test("every awkward name survives JSON exactly", async () => {
  for (const { name, why } of AWKWARD_NAMES) {
    const file = named(name);
    expect(envelopeOf(await full.get(pathOf(file))).filename, why).toBe(name);
  }
});

test("what lies about its type says so in its bytes", async () => {
  const start = async (name: string) => {
    const { mimetype, filedata } = envelopeOf(await full.get(pathOf(named(name))));
    return [mimetype, Buffer.from(filedata, "base64").toString("latin1")] as const;
  };
  expect(await start("geen plaatje.png")).toEqual(["image/png", expect.stringMatching(/^<!doctype html>.*<script>/)]);
  expect(await start("plaatje met script.svg")).toEqual(["image/svg+xml", expect.stringMatching(/^<svg .*<script>/)]);
  expect(await start("programma.pdf")).toEqual(["application/pdf", expect.stringMatching(/^MZ/)]);
  expect(await start("pdf zonder extensie")).toEqual(["application/octet-stream", expect.stringMatching(/^%PDF-/)]);
});

/** What arrives, hashed while it does: JSON is told apart from raw bytes by its type. */
function arrived(path: string, binary: boolean): Promise<string> {
  const { authorization } = full;
  const headers = { authorization, ...(binary && { sendfileasbinary: "1" }) };
  return new Promise((resolve, reject) => {
    const outgoing = request(`${sandbox.rest}/${path}`, { headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on("error", reject).on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => {
        const bytes = Buffer.concat(pieces);
        if (response.statusCode !== 200) return resolve(`${response.statusCode}`);
        resolve(sha256(binary ? bytes : Buffer.from((JSON.parse(bytes.toString()) as Envelope).filedata, "base64")));
      });
    });
    outgoing.on("error", reject).end();
  });
}

test.each([
  ["JSON", false],
  ["binary", true],
])(
  "in %s every file below 1 MB arrives with the check sum that is listed",
  { timeout: 300_000 },
  async (_n, binary) => {
    const small = (await attachmentsListed(sandbox, "?largest=999999&sha256=1")).filter(({ isGone }) => !isGone);
    expect(small.length).toBeGreaterThan(800);
    const wrong: ListedFile[] = [];
    for (const file of small) {
      if ((await arrived(pathOf(file), binary)) !== file.sha256) wrong.push(file);
    }
    expect(wrong).toEqual([]);
  },
);

test.each([
  ["JSON", false],
  ["binary", true],
])("in %s 20 MB and 60 MB arrive with the check sum that is listed", { timeout: 120_000 }, async (_n, binary) => {
  for (const name of ["foto 20 MB.png", "tekening 60 MB.dwg"]) {
    const file = named(name);
    const [own] = await attachmentsListed(sandbox, `?fileid=${file.fileId}&sha256=1`);
    expect(own?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await arrived(pathOf(file), binary), name).toBe(own?.sha256);
  }
});

test("another seed gives other files, the same seed the same ones", async () => {
  const other = await startSandbox({ seed: "other" });
  const again = await startSandbox();
  try {
    const sums = async (own: Sandbox) =>
      ((await callUrl(`${own.control}/documents?largest=4000&sha256=1`)).json as ListedFile[]).map(
        (file) => file.sha256,
      );
    expect(await sums(again)).toEqual(await sums(sandbox));
    expect(await sums(other)).not.toEqual(await sums(sandbox));
  } finally {
    await other.close();
    await again.close();
  }
});
