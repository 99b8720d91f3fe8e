import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SaveTarget } from "./save-target";
import { transferRows } from "./transfer-rows";

/** A console in small: how it answers is each test's own. */
let answer: (response: ServerResponse) => void = (response) => void response.end();
const server = createServer((_, response) => answer(response));
let url = "";

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows`;
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

function memory(fail = false) {
  const kept = { text: "", isFinished: false, isDiscarded: false };
  const target: SaveTarget = {
    fileName: "rijen.ndjson",
    isInMemory: true,
    write: (chunk) => {
      if (fail) return Promise.reject(new Error("disk full"));
      kept.text += new TextDecoder().decode(chunk);
      return Promise.resolve();
    },
    finish: () => Promise.resolve(void (kept.isFinished = true)),
    discard: () => Promise.resolve(void (kept.isDiscarded = true)),
  };
  return { kept, target };
}

const transfer = (target: SaveTarget, signal = new AbortController().signal, onProgress = () => {}) =>
  transferRows({ url, format: "ndjson", target, signal, onProgress });

it("ends as done with all rows", async () => {
  answer = (response) => response.end('{"a":1}\n{"a":2}\n');
  const { kept, target } = memory();
  expect(await transfer(target)).toEqual({ kind: "done", fileName: "rijen.ndjson", rows: 2, bytes: 16 });
  expect(kept).toEqual({ text: '{"a":1}\n{"a":2}\n', isFinished: true, isDiscarded: false });
});

it("ends as broken, with how many rows came and no file, when the server breaks off", async () => {
  answer = (response) => {
    response.write('{"a":1}\n{"a":2}\n{"a"');
    setTimeout(() => response.destroy(), 20);
  };
  const { kept, target } = memory();
  expect(await transfer(target)).toMatchObject({ kind: "broken", rows: 2 });
  expect(kept).toMatchObject({ isFinished: false, isDiscarded: true });
});

it("is not fooled by a cut-off answer that ends politely", async () => {
  answer = (response) => response.end('{"a":1}\n{"a"');
  const { kept, target } = memory();
  expect(await transfer(target)).toMatchObject({ kind: "broken", rows: 1 });
  expect(kept.isFinished).toBe(false);
});

it("explains a refusal", async () => {
  const problem = { code: "REFUSED", explanation: "connectorBlocked", params: {}, original: "geblokkeerd" };
  answer = (response) =>
    response.writeHead(502, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  const { kept, target } = memory();
  expect(await transfer(target)).toEqual({ kind: "refused", error: problem });
  expect(kept.isDiscarded).toBe(true);
});

it("says so when something else than the console answers", async () => {
  answer = (response) => response.writeHead(502).end("<html>proxy</html>");
  expect(await transfer(memory().target)).toMatchObject({ error: { explanation: "consoleUnreachable", status: 502 } });
});

it("stops when asked and keeps nothing", async () => {
  answer = (response) => void response.write('{"a":1}\n');
  const controller = new AbortController();
  const { kept, target } = memory();
  expect(await transfer(target, controller.signal, () => controller.abort())).toMatchObject({
    kind: "stopped",
    rows: 1,
  });
  expect(kept).toMatchObject({ isFinished: false, isDiscarded: true });
});

it("tells a full disk from a broken transfer", async () => {
  answer = (response) => response.end('{"a":1}\n');
  expect(await transfer(memory(true).target)).toMatchObject({ kind: "notSaved" });
});
