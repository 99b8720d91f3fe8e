import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createGuardedFetch } from "../guarded-fetch";
import { ProfitError } from "../errors";
import { readUpdateAnswer, requestUpdate } from "../rest/update-connector";
import { outcomeOfFailure } from "./write-outcome";

let server: Server | undefined;
let guarded: ReturnType<typeof createGuardedFetch> | undefined;
afterEach(async () => {
  await guarded?.close();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

type Serve = (socket: Socket, request: string, connection: number) => void;

/** A server on the level of connections: each request as it came, and how many connections there were. */
async function serving(serve: Serve) {
  const seen: { requests: string[]; connections: number } = { requests: [], connections: 0 };
  const listening = (server = createServer((socket) => {
    const connection = ++seen.connections;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const request = bytes.toString("utf8");
      seen.requests.push(request);
      serve(socket, request, connection);
    });
  }));
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  return { seen, ...writerTo(port) };
}

function writerTo(port: number, timeoutMs = 500) {
  const way = (guarded = createGuardedFetch({ hosts: [`127.0.0.1:${port}`] }));
  const endpoint = {
    restBaseUrl: new URL(`http://127.0.0.1:${port}/ProfitRestServices/`),
    authorization: "AfasToken x",
    language: "nl-nl" as const,
    fetch: way,
    timeoutMs: 60_000,
    writeTimeoutMs: timeoutMs,
  };
  const left = { isSent: false, isNotSent: false };
  const leaving = { onSent: () => void (left.isSent = true), onNotSent: () => void (left.isNotSent = true) };
  async function write(): Promise<string> {
    Object.assign(left, { isSent: false, isNotSent: false });
    const request = { method: "POST" as const, url: `${endpoint.restBaseUrl.href}connectors/X`, body: '{"X":{}}' };
    try {
      await readUpdateAnswer(await requestUpdate(endpoint, request, leaving));
      return "ok";
    } catch (error) {
      return outcomeOfFailure(error, left);
    }
  }
  const read = () => way(new URL(`${endpoint.restBaseUrl.href}metainfo`), {}).then((answer) => answer.text());
  return { write, read, left };
}

const OK = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}";

test("a write does not meet the end of a connection that was kept alive", async () => {
  const { write, read, seen } = await serving((socket, request) => {
    socket.write(OK);
    // The server lets go of what rests; a request that is on its way just then would be lost.
    if (request.startsWith("GET")) setTimeout(() => socket.destroy(), 0);
  });
  await read();
  expect(await write()).toBe("ok");
  expect(seen.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  expect(await write()).toBe("ok");
  expect(seen.connections).toBe(3);
});

test.each<[string, Serve]>([
  ["is reset", (socket) => socket.resetAndDestroy()],
  ["ends", (socket) => socket.end()],
  ["says nothing", () => undefined],
  ["ends in the middle of the head", (socket) => socket.end("HTTP/1.1 201 Cre")],
  ["ends in the middle of the body", (socket) => socket.end("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{")],
  ["speaks no HTTP", (socket) => socket.end("hello\r\n\r\n")],
])(
  "a connection that %s after the request left has an unknown outcome, and nothing is sent again",
  async (_, serve) => {
    const { write, left, seen } = await serving(serve);
    expect(await write()).toBe("unknown");
    expect(left).toEqual({ isSent: true, isNotSent: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.requests).toHaveLength(1);
    expect(seen.connections).toBe(1);
  },
);

test("where nobody listens nothing was sent", async () => {
  const listening = createServer();
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  await new Promise((resolve) => listening.close(resolve));
  const { write, left } = writerTo(port);
  expect(await write()).toBe("notSent");
  expect(left).toEqual({ isSent: false, isNotSent: true });
});

test("a host that is not allowed is never connected to", async () => {
  const { write, seen } = await serving((socket) => socket.end(OK));
  await guarded?.close();
  guarded = createGuardedFetch({ hosts: [] });
  const url = `http://127.0.0.1:${(server?.address() as AddressInfo).port}/ProfitRestServices/`;
  const endpoint = {
    restBaseUrl: new URL(url),
    authorization: "AfasToken x",
    language: "nl-nl" as const,
    timeoutMs: 500,
  };
  const leaving = { onSent: () => undefined, onNotSent: () => undefined };
  const error: unknown = await requestUpdate(
    { ...endpoint, fetch: guarded },
    { method: "POST", url: `${url}connectors/X`, body: "{}" },
    leaving,
  ).catch((reason: unknown) => reason);
  expect(outcomeOfFailure(error, { isSent: false, isNotSent: false })).toBe("notSent");
  expect(seen.connections).toBe(0);
  expect(write).toBeTypeOf("function");
});

test("what is no error of the wire is unknown as soon as bytes left", () => {
  expect(outcomeOfFailure(new Error("x"), { isSent: true, isNotSent: false })).toBe("unknown");
  expect(outcomeOfFailure(new Error("x"), { isSent: false, isNotSent: false })).toBe("notSent");
  // Without a word of the connection, the more careful answer.
  const silent = new ProfitError("UNREACHABLE", "x");
  expect(outcomeOfFailure(silent, { isSent: false, isNotSent: false })).toBe("unknown");
});
