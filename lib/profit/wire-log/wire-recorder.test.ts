import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { secretSearch } from "@/lib/testing/secret-search";
import { readBody } from "../body";
import type { ProfitEndpoint } from "../endpoint";
import { createGuardedFetch } from "../guarded-fetch";
import { authorizationOf } from "../token";
import { send } from "../transport";
import type { WireCall } from "./wire-call";
import { WireRecorder } from "./wire-recorder";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const item of open.splice(0)) await item.close();
});

const DATA = "0123456789ABCDEF".repeat(4);
const TOKEN = `<token><version>1</version><data>${DATA}</data></token>`;
const found = secretSearch(DATA);

/** A Profit that answers what the test says, over real HTTP, and a recorder of what went over the line. */
async function watchedProfit(handler: Handler, { timeoutMs = 2_000, token = TOKEN } = {}) {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const guarded = createGuardedFetch({ hosts: [`127.0.0.1:${port}`] });
  open.push(guarded, {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  const authorization = authorizationOf(token);
  const wire = new WireRecorder(authorization, { run: "run", attempt: 2 });
  const endpoint: ProfitEndpoint = {
    restBaseUrl: new URL(`http://127.0.0.1:${port}/ProfitRestServices/`),
    authorization,
    language: "nl-nl",
    fetch: guarded,
    timeoutMs,
    wire,
  };
  return { endpoint, wire, port, only: () => wire.calls()[0] as WireCall };
}

const json =
  (body: string, headers: Record<string, string> = {}, status = 200): Handler =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

test("a call is kept as it went over the line, without its token", async () => {
  const stats = { "x-afas-proxy-stats": "init(0ms), complete(12ms)" };
  const { endpoint, only, port } = await watchedProfit(json('{"rows":[]}', stats));
  const answer = await send(endpoint, "connectors/X", { query: "filtervalues=A%26B&skip=0" });
  await readBody(answer, { maxBytes: 1_000 });
  expect(only()).toMatchObject({
    ...{ at: expect.stringMatching(/^\d{4}-.*Z$/) as string, run: "run", attempt: 2, method: "GET", error: null },
    url: `http://127.0.0.1:${port}/ProfitRestServices/connectors/X?filtervalues=A%26B&skip=0`,
    request: { body: null },
    answer: { status: 200, body: { text: '{"rows":[]}', sizeBytes: 11, wireBytes: 11, isShortened: false } },
  });
  expect(only().request.headers).toEqual(
    expect.arrayContaining([
      ["host", `127.0.0.1:${port}`],
      ["authorization", "AfasToken ***"],
      ["accept", "application/json"],
      ["accept-language", "nl-nl"],
    ]),
  );
  expect(only().answer?.headers).toContainEqual(["x-afas-proxy-stats", "init(0ms), complete(12ms)"]);
});

test("the first call makes a connection, the next one uses it again", async () => {
  const { endpoint, wire } = await watchedProfit(json("{}"));
  for (let count = 0; count < 2; count++) {
    await readBody(await send(endpoint, "a"), { maxBytes: 10 });
    // A connection is free again a moment after its answer is whole.
    await pause(20);
  }
  const [first, second] = wire.calls();
  expect(first?.timings).toMatchObject({ connectMs: expect.any(Number) as number, isReused: false });
  expect(second?.timings).toMatchObject({ connectMs: null, isReused: true });
  for (const call of [first, second]) {
    const { waitMs, downloadMs, totalMs, connectMs } = call?.timings ?? {};
    expect((connectMs ?? 0) + (waitMs ?? 0) + (downloadMs ?? 0)).toBeLessThanOrEqual((totalMs ?? 0) + 0.1);
  }
});

test("a packed answer has two sizes and is kept unpacked", async () => {
  const text = JSON.stringify({ rows: "x".repeat(5_000) });
  const packed = gzipSync(text);
  const { endpoint, only } = await watchedProfit((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(packed);
  });
  await readBody(await send(endpoint, "a"), { maxBytes: 10_000 });
  expect(only().answer?.body).toEqual({
    ...{ text, sizeBytes: text.length, wireBytes: packed.length, isShortened: false },
  });
});

test("of a long answer the beginning is kept, in whole characters, and its whole size", async () => {
  const text = `{"a":"${"€".repeat(60_000)}"}`;
  const { endpoint, only } = await watchedProfit(json(text));
  await readBody(await send(endpoint, "a"), { maxBytes: 1_000_000 });
  const body = only().answer?.body;
  expect(body).toMatchObject({ sizeBytes: Buffer.byteLength(text), isShortened: true });
  expect(text.startsWith(body?.text ?? "?")).toBe(true);
  expect(body?.text?.length).toBeGreaterThan(9_000);
});

test("bytes that are no text are counted and not kept", async () => {
  const { endpoint, only } = await watchedProfit((_, response) => {
    response.writeHead(200, { "content-type": "application/pdf" }).end(Buffer.alloc(100, 0xff));
  });
  await readBody(await send(endpoint, "a"), { maxBytes: 1_000 });
  expect(only().answer?.body).toMatchObject({ text: null, sizeBytes: 100 });
});

test("a refusal is an answer and no error", async () => {
  const { endpoint, only } = await watchedProfit(json('{"externalMessage":"Nee"}', {}, 500));
  await readBody(await send(endpoint, "a"), { maxBytes: 1_000 });
  expect(only()).toMatchObject({ answer: { status: 500, body: { text: '{"externalMessage":"Nee"}' } }, error: null });
});

test("silence, half an answer and nobody there each say what happened", async () => {
  const silent = await watchedProfit(() => undefined, { timeoutMs: 50 });
  await expect(send(silent.endpoint, "a")).rejects.toMatchObject({ code: "TIMEOUT" });
  expect(silent.only()).toMatchObject({ answer: null, error: { code: "TIMEOUT" }, timings: { downloadMs: null } });

  const half = await watchedProfit((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" }).write('{"rows"');
    setTimeout(() => response.destroy(), 20);
  });
  const answer = await send(half.endpoint, "a");
  await expect(readBody(answer, { maxBytes: 1_000 })).rejects.toMatchObject({ fault: "brokeOff" });
  expect(half.only()).toMatchObject({ answer: { status: 200, body: { text: '{"rows"' } }, error: {} });
  expect(half.only().error).not.toBeNull();

  const gone = await watchedProfit(json("{}"));
  await open.pop()?.close();
  await expect(send(gone.endpoint, "a")).rejects.toMatchObject({ code: "UNREACHABLE" });
  expect(gone.only()).toMatchObject({ answer: null, error: { code: "UNREACHABLE" } });
  expect(gone.only().request.headers).toContainEqual(["authorization", "AfasToken ***"]);
});

test.each([
  ["a SOAP parameter in CDATA", `<token><![CDATA[${TOKEN}]]></token><connectorId>X</connectorId>`],
  [
    "an escaped SOAP parameter",
    `<token>${TOKEN.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</token><take>1</take>`,
  ],
  ["the header in words", `Authorization: AfasToken ${btoa(TOKEN)}`],
  ["bare data", `{"echo":"${DATA.toLowerCase()}"}`],
  ["another token, as JSON", `{"token":${JSON.stringify(TOKEN.replaceAll("0", "9"))}}`],
])("%s stays out of what is kept, in a request and in an answer", async (_, text) => {
  const token = text.includes("9123") ? TOKEN.replaceAll("0", "9") : TOKEN;
  const isFound = secretSearch(/<data>(.*)<\/data>/.exec(token)?.[1] ?? "");
  const { endpoint, only } = await watchedProfit(json(text));
  await readBody(await send(endpoint, "a", { method: "POST", body: text, query: `q=${encodeURIComponent(text)}` }), {
    maxBytes: 10_000,
  });
  expect(isFound(text)).not.toBeNull();
  expect(isFound(JSON.stringify(only()))).toBeNull();
  expect(only().request.body?.text).toContain("***");
});

test("a token that is cut in half by the end of what is kept is not kept by half", async () => {
  for (const before of [32_700, 32_740, 32_767]) {
    const { endpoint, only } = await watchedProfit(json(`${" ".repeat(before)}${DATA}${" ".repeat(99_000)}`));
    await readBody(await send(endpoint, "a"), { maxBytes: 1_000_000 });
    expect(found(JSON.stringify(only()))).toBeNull();
    expect(JSON.stringify(only())).not.toContain(DATA.slice(0, 8));
  }
});

test("of very many calls the first and the last are kept", async () => {
  const { endpoint, wire } = await watchedProfit(json("{}"));
  for (let number = 1; number <= 30; number++) await readBody(await send(endpoint, `c/${number}`), { maxBytes: 10 });
  const kept = wire.calls().map(({ url }) => Number(url.split("/").at(-1)));
  expect(kept).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array.from({ length: 10 }, (_, index) => 21 + index)]);
});
