import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { ProfitEndpoint } from "./endpoint";
import { createGuardedFetch } from "./guarded-fetch";
import { readMetainfo, requestMetainfo } from "./rest/metainfo";
import { send } from "./transport";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of open.splice(0)) await item.close();
});

/** A Profit that answers what the test says, reached through the guarded fetch over real HTTP. */
async function profit(handler: Handler, timeoutMs = 2_000): Promise<ProfitEndpoint & { seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const guarded = createGuardedFetch({ hosts: [`127.0.0.1:${port}`] });
  open.push(guarded, {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return {
    restBaseUrl: new URL(`http://127.0.0.1:${port}/ProfitRestServices/`),
    authorization: "AfasToken c2VjcmV0",
    language: "nl-nl",
    fetch: guarded,
    timeoutMs,
    seen,
  };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

const metainfoOf = async (handler: Handler, stallMs = 300) => {
  const endpoint = await profit(handler);
  return readMetainfo(await requestMetainfo(endpoint), { stallMs }).catch((error: unknown) => error);
};

const refusal = {
  externalMessage: "Connector-veld 'X' niet gevonden",
  errorNumber: -2147180996,
  profitLogReference: "0".repeat(32),
};

test("sends the token, the language and what we accept", async () => {
  const endpoint = await profit(json({ getConnectors: [] }));
  await readMetainfo(await requestMetainfo(endpoint));
  expect(endpoint.seen[0]?.url).toBe("/ProfitRestServices/metainfo");
  expect(endpoint.seen[0]?.headers).toMatchObject({
    authorization: "AfasToken c2VjcmV0",
    accept: "application/json",
    "accept-language": "nl-nl",
    connection: "keep-alive",
  });
});

test.each([
  [401, "", { code: "TOKEN_REJECTED" }],
  [403, "", { code: "ADDRESS_BLOCKED" }],
  [404, "<html>404.0 - Not Found</html>", { code: "NOT_FOUND" }],
  [413, "", { code: "TOO_LARGE" }],
  [502, "<html>bad gateway</html>", { code: "UNAVAILABLE" }],
  [
    500,
    JSON.stringify(refusal),
    { code: "REFUSED", message: refusal.externalMessage, logReference: "0".repeat(32), errorNumber: -2147180996 },
  ],
  [400, '{"message":"Invalid json"}', { code: "REFUSED", message: "Invalid json" }],
  [400, '{"error":"invalid_request","error_description":"No"}', { code: "REFUSED", message: "No" }],
  [500, "<!DOCTYPE html><title>Error</title>", { code: "NOT_PROFIT", fault: "html" }],
  [500, "", { code: "BAD_ANSWER", fault: "empty" }],
  [418, '{"a":1}', { code: "BAD_ANSWER", fault: "status" }],
])("status %i with %j is %j", async (status, body, expected) => {
  const error = await metainfoOf((_, response) => void response.writeHead(status).end(body));
  expect(error).toMatchObject({ ...expected, status });
});

test.each([
  ["body", {}, { error: { code: "503", message: "…" }, retry_after: 7200 }, 7200],
  ["header", { "retry-after": "30" }, {}, 30],
  ["neither", {}, {}, undefined],
])("maintenance says when to come back: %s", async (_, headers, body, seconds) => {
  const error = await metainfoOf(json(body, 503, headers as Record<string, string>));
  expect(error).toMatchObject({ code: "UNAVAILABLE", isWorthRetrying: true, retryAfterSeconds: seconds });
});

test("the words may come in the X-PROFIT-ERROR header, in base64 or plain", async () => {
  const inBase64 = { "x-profit-error": Buffer.from("Vul een waarde in").toString("base64") };
  expect(await metainfoOf((_, response) => void response.writeHead(500, inBase64).end())).toMatchObject({
    code: "REFUSED",
    message: "Vul een waarde in",
  });
  expect(
    await metainfoOf((_, response) => void response.writeHead(500, { "x-profit-error": "Fout" }).end()),
  ).toMatchObject({
    message: "Fout",
  });
  expect(await metainfoOf(json({ getConnectors: [] }, 200, inBase64))).toMatchObject({ code: "REFUSED" });
});

test.each([
  ["html", "<!DOCTYPE html><p>Log in", { code: "NOT_PROFIT", fault: "html" }],
  ["empty", "", { code: "BAD_ANSWER", fault: "empty" }],
  ["white space", " \r\n", { code: "BAD_ANSWER", fault: "empty" }],
  ["not JSON", "Hallo", { code: "BAD_ANSWER", fault: "notJson" }],
  ["broken JSON", '{"getConnectors":[}', { code: "BAD_ANSWER", fault: "notJson" }],
  ["half JSON", '{"getConnectors":[{"id":"A"', { code: "BAD_ANSWER", fault: "cutOff" }],
  ["half a word", '{"getConnectors":[{"id":"A', { code: "BAD_ANSWER", fault: "cutOff" }],
  ["another shape", '{"getConnectors":5}', { code: "BAD_ANSWER", fault: "wrongShape" }],
  ["17 MB", `{"a":"${"x".repeat(17 * 1024 * 1024)}"}`, { code: "TOO_LARGE", fault: "tooLarge" }],
])("an answer with status 200 that is %s", async (_, body, expected) => {
  expect(await metainfoOf((_request, response) => void response.writeHead(200).end(body))).toMatchObject(expected);
});

test("a connection that breaks off in the middle is told apart, and worth another try", async () => {
  const error = await metainfoOf((_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"getConnectors":[');
    setTimeout(() => response.destroy(), 20);
  });
  expect(error).toMatchObject({ code: "BAD_ANSWER", fault: "brokeOff", isWorthRetrying: true });
});

test("a body that stops is a time-out, with what came before", async () => {
  const error = await metainfoOf((_, response) => void response.writeHead(200).write('{"getC'));
  expect(error).toMatchObject({ code: "TIMEOUT", message: expect.stringContaining("6 bytes") as string });
});

test("silence before the first byte is a time-out", async () => {
  const endpoint = await profit(() => undefined, 50);
  await expect(requestMetainfo(endpoint)).rejects.toMatchObject({ code: "TIMEOUT" });
});

test("a redirect is refused and not followed", async () => {
  const endpoint = await profit((_, response) => void response.writeHead(302, { location: "/elsewhere" }).end());
  await expect(requestMetainfo(endpoint)).rejects.toMatchObject({ code: "REDIRECTED", status: 302 });
  expect(endpoint.seen).toHaveLength(1);
});

test("a closed port and a broken connection are unreachable, with the reason", async () => {
  const endpoint = await profit((request) => void request.socket.resetAndDestroy());
  await expect(requestMetainfo(endpoint)).rejects.toMatchObject({
    code: "UNREACHABLE",
    message: /ECONNRESET|UND_ERR_SOCKET/,
  });
  for (const item of open.splice(0).reverse()) await item.close();
  const guarded = createGuardedFetch({ hosts: [endpoint.restBaseUrl.host] });
  open.push(guarded);
  await expect(requestMetainfo({ ...endpoint, fetch: guarded })).rejects.toMatchObject({
    code: "UNREACHABLE",
    message: expect.stringContaining("ECONNREFUSED") as string,
  });
});

test("an abort rejects with its own reason, before and during the body", async () => {
  const endpoint = await profit((_, response) => void response.writeHead(200).write("{"));
  const stop = new AbortController();
  const response = await requestMetainfo(endpoint, stop.signal);
  const reading = readMetainfo(response, { signal: stop.signal });
  stop.abort(new Error("left"));
  await expect(reading).rejects.toThrow("left");
  await expect(requestMetainfo(endpoint, stop.signal)).rejects.toThrow("left");
});

test("a query Profit would answer 404 to is not sent, nor an id that leads elsewhere", async () => {
  const endpoint = await profit(json({}));
  await expect(send(endpoint, "connectors/X", { query: "a".repeat(2049) })).rejects.toMatchObject({
    code: "REQUEST_TOO_LONG",
  });
  await expect(send(endpoint, "connectors/../../admin")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(endpoint.seen).toHaveLength(0);
});

test("no error carries the token", async () => {
  const endpoint = await profit((_, response) => void response.writeHead(401).end());
  const error = await readMetainfo(await requestMetainfo(endpoint)).catch((thrown: unknown) => thrown);
  expect(JSON.stringify(error) + String(error)).not.toContain("c2VjcmV0");
});
