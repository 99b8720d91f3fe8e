import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SaveTarget } from "../save-target";
import { Transfer, type TransferWatch } from "./transfer";

/** A console in small: how it answers is each test's own. `path` is what was asked. */
let answer: (response: ServerResponse, path: string) => void = (response) => void response.end();
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(response, `${request.method} ${request.url}`);
});
let url = "";

beforeEach(async () => {
  asked.length = 0;
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
    truncate: (size) => Promise.resolve(void (kept.text = kept.text.slice(0, size))),
    finish: () => Promise.resolve(void (kept.isFinished = true)),
    discard: () => Promise.resolve(void (kept.isDiscarded = true)),
  };
  return { kept, target };
}

const transferTo = (target: SaveTarget) => {
  const statusAddress = (exportId: string) => new URL(`/status/${exportId}`, url).href;
  return new Transfer({ url, statusAddress, format: "ndjson", target, retryAfterMs: [1, 1, 1] });
};

const transfer = (target: SaveTarget, signal = new AbortController().signal, watch: TransferWatch = {}) =>
  transferTo(target).run(signal, watch);

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
  expect(await transfer(target, controller.signal, { onProgress: () => controller.abort() })).toMatchObject({
    kind: "stopped",
    rows: 1,
  });
  expect(kept).toMatchObject({ isFinished: false, isDiscarded: true });
});

it("tells a full disk from a broken transfer", async () => {
  answer = (response) => response.end('{"a":1}\n');
  expect(await transfer(memory(true).target)).toMatchObject({ kind: "notSaved" });
});

describe("what broke off", () => {
  const EXPORT = { "x-schakel-export": "e1", "x-schakel-from": "0", "x-schakel-from-rows": "0" };
  const LINES = ['{"a":1}\n', '{"a":2}\n', '{"a":3}\n'];
  const running = { state: "broken", rows: 1, bytes: 8, summary: null, problem: null, waitMs: null };
  const summary = { duplicates: 0, moved: 0, ranges: 1, skipReason: null, smallestPage: null };
  const status = (response: ServerResponse, body: object) =>
    void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  const half = (response: ServerResponse, text: string) => {
    response.writeHead(200, EXPORT);
    response.write(text);
    setTimeout(() => response.destroy(), 20);
  };
  const goOn = (response: ServerResponse, from: number, rows: number, text: string) =>
    void response
      .writeHead(200, { ...EXPORT, "x-schakel-from": String(from), "x-schakel-from-rows": String(rows) })
      .end(text);

  it("is gone on with by itself: cut back to where the console goes on from, nothing doubled or missing", async () => {
    answer = (response, path) => {
      if (path.startsWith("GET /status")) return status(response, { ...running, summary });
      if (!path.includes("resume")) return half(response, `${LINES[0]}${LINES[1]}{"a"`);
      return goOn(response, 8, 1, `${LINES[1]}${LINES[2]}`);
    };
    const { kept, target } = memory();
    const pauses: unknown[] = [];
    const end = await transfer(target, undefined, { onPause: (pause) => pauses.push(pause) });
    expect(end).toMatchObject({ kind: "done", rows: 3, bytes: 24, check: { duplicates: 0 } });
    expect(kept).toMatchObject({ text: LINES.join(""), isFinished: true });
    expect(asked.find((path) => path.includes("resume"))).toBe("GET /rows?resume=e1&received=20");
    expect(pauses).toEqual([{ on: "console", ms: 1 }, null]);
  });

  it("is kept when the console stays away, and can be gone on with or discarded", async () => {
    let isAway = true;
    answer = (response, path) => {
      if (path.startsWith("DELETE")) return void response.writeHead(204).end();
      if (!path.includes("resume") && !path.includes("status")) return half(response, `${LINES[0]}{"a"`);
      if (isAway) return void response.destroy();
      if (path.includes("status")) return status(response, { ...running, summary });
      return goOn(response, 8, 1, `${LINES[1]}`);
    };
    const { kept, target } = memory();
    const known = transferTo(target);
    const end = await known.run(new AbortController().signal);
    expect(end).toEqual({ kind: "broken", canResume: true, problem: null, rows: 1, bytes: 12 });
    expect(asked.filter((path) => path.includes("resume"))).toHaveLength(3);
    expect(kept).toMatchObject({ isFinished: false, isDiscarded: false });
    isAway = false;
    expect(await known.run(new AbortController().signal)).toMatchObject({ kind: "done", rows: 2 });
    expect(kept.text).toBe(`${LINES[0]}${LINES[1]}`);
  });

  it("says what Profit said, and does not ask again by itself", async () => {
    const problem = { code: "UNAVAILABLE", explanation: "maintenance", params: { amount: 2, unit: "hours" } };
    answer = (response, path) =>
      path.includes("status") ? status(response, { ...running, problem }) : half(response, `${LINES[0]}`);
    const { target } = memory();
    expect(await transfer(target)).toMatchObject({ kind: "broken", canResume: true, problem });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["nobody knows it any more", 404, { code: "NOT_FOUND", explanation: "itemNotFound", params: {} }],
    ["the fields have changed", 409, { code: "CONFLICT", explanation: "conflict", params: { kind: "exportChanged" } }],
  ])("cannot be gone on with when %s", async (_, code, problem) => {
    answer = (response, path) => {
      if (path.startsWith("DELETE")) return void response.writeHead(204).end();
      if (path.includes("status")) return status(response, running);
      if (!path.includes("resume")) return half(response, `${LINES[0]}`);
      return void response.writeHead(code).end(JSON.stringify(problem));
    };
    const { kept, target } = memory();
    expect(await transfer(target)).toEqual({ kind: "refused", error: problem });
    expect(kept.isDiscarded).toBe(true);
  });

  it("waits for a sign-in without losing what came", async () => {
    const problem = { code: "NOT_SIGNED_IN", explanation: "notSignedIn", params: {} };
    answer = (response, path) => {
      if (path.includes("status") || path.includes("resume"))
        return void response.writeHead(401).end(JSON.stringify(problem));
      half(response, `${LINES[0]}`);
    };
    const { kept, target } = memory();
    expect(await transfer(target)).toMatchObject({ kind: "broken", canResume: true, problem });
    expect(kept.isDiscarded).toBe(false);
  });

  it("by the person's own stop is kept too, until it is discarded", async () => {
    answer = (response, path) => {
      if (path.startsWith("DELETE")) return void response.writeHead(204).end();
      response.writeHead(200, EXPORT).write(LINES[0]);
    };
    const controller = new AbortController();
    const { kept, target } = memory();
    const known = transferTo(target);
    const end = await known.run(controller.signal, { onProgress: () => controller.abort() });
    expect(end).toMatchObject({ kind: "stopped", canResume: true, rows: 1 });
    expect(kept.isDiscarded).toBe(false);
    await known.discard();
    expect(kept.isDiscarded).toBe(true);
    expect(asked.at(-1)).toBe("DELETE /status/e1");
  });
});
