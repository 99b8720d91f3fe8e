import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { readBody } from "../body";
import { createGuardedFetch } from "../guarded-fetch";

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of open.splice(0)) await item.close();
});

/** What a server that answers so is heard to say, through the guarded fetch over real HTTP. */
async function answerOf(answer: (response: ServerResponse) => void): Promise<Response> {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const guarded = createGuardedFetch({ hosts: [`127.0.0.1:${port}`] });
  open.push(guarded, {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return guarded(new URL(`http://127.0.0.1:${port}/x`), {});
}

const TEXT = "Zoë ".repeat(100_000);
const LIMITS = { maxBytes: 1_000_000 };

test.each([
  ["gzip", gzipSync(TEXT)],
  ["GZIP", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
  ["gzip, br", brotliCompressSync(gzipSync(TEXT))],
  ["identity", Buffer.from(TEXT)],
])("an answer packed as %s is read unpacked", async (encoding, bytes) => {
  const answer = await answerOf((response) => response.writeHead(200, { "content-encoding": encoding }).end(bytes));
  expect((await readBody(answer, LIMITS)).toString("utf8")).toBe(TEXT);
});

test("the limit counts what comes out of the packing", async () => {
  const answer = await answerOf((response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(TEXT)),
  );
  await expect(readBody(answer, { maxBytes: 100_000 })).rejects.toMatchObject({ code: "TOO_LARGE" });
});

test.each([
  ["gzip", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
])("an answer that ends in the middle of its %s broke off", async (encoding, packed) => {
  const half = packed.subarray(0, packed.length >> 1);
  const answer = await answerOf((response) => response.writeHead(200, { "content-encoding": encoding }).end(half));
  await expect(readBody(answer, LIMITS)).rejects.toMatchObject({ code: "BAD_ANSWER", fault: "brokeOff" });
});

test("a packing that nobody asked for is handed on as it is", async () => {
  const answer = await answerOf((response) => response.writeHead(200, { "content-encoding": "rot13" }).end("Zbë"));
  expect((await readBody(answer, LIMITS)).toString("utf8")).toBe("Zbë");
});

test("it can be read as any other Response, and let go of unread", async () => {
  const write = (response: ServerResponse) => void response.writeHead(200, { "x-one": "één" }).end(TEXT);
  const read = await answerOf(write);
  expect(read.headers.get("x-one")).toBe("één");
  expect(await read.text()).toBe(TEXT);
  const left = await answerOf(write);
  await left.body?.cancel();
  await expect(readBody(left, LIMITS)).rejects.toMatchObject({ fault: "brokeOff" });
});

test.each([204, 304])("a %i has no body", async (status) => {
  const answer = await answerOf((response) => response.writeHead(status).end());
  expect([answer.status, answer.body]).toEqual([status, null]);
});
