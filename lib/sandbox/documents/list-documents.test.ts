// cspell:ignore fileid subjectid
import { afterAll, beforeAll, expect, test } from "vitest";
import { callUrl } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import type { ListedFile } from "./listed-files";

// The control API's lists of documents, by which a test knows what must arrive.
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const list = async (query: string) => (await callUrl(`${sandbox.control}/documents${query}`)).json as ListedFile[];

test("lists every file, with its check sum when that is asked for", async () => {
  const all = await list("");
  expect(all.length).toBeGreaterThan(2_500);
  expect(new Set(all.map(({ fileId }) => fileId)).size).toBe(all.length);
  expect(all.some((file) => "sha256" in file)).toBe(false);
  const [one] = await list(`?fileid=${all[0]?.fileId.toLowerCase()}&sha256=1`);
  expect(one).toEqual({ ...all[0], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("a file of no bytes has the check sum of nothing", async () => {
  const [empty] = await list("?largest=0&sha256=1");
  expect(empty?.sha256).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("leaves out other items and larger files", async () => {
  const [first] = await list("");
  const ofItem = await list(`?subjectid=${first?.subjectId}`);
  expect(ofItem.every(({ subjectId }) => subjectId === first?.subjectId)).toBe(true);
  expect(ofItem).toContainEqual(first);
  const small = await list("?largest=100");
  expect(small.length).toBeGreaterThan(20);
  expect(Math.max(...small.map(({ size }) => size))).toBeLessThanOrEqual(100);
  expect(await list("?subjectid=1")).toEqual([]);
});

test.each(["documents", "images", "reports"])("%s can only be read", async (name) => {
  expect(await callUrl(`${sandbox.control}/${name}`, { method: "DELETE" })).toMatchObject({ status: 405 });
});
