// cspell:ignore oneof
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { textPattern } from "./filter/text-pattern";
import { type Sandbox, startSandbox } from "./server";

// Whatever is sent, the sandbox answers, and with a status that Profit could give. console.error fails these tests.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const RUNS = { numRuns: 150 };
const POSSIBLE = [200, 401, 404, 500];

const fieldId = fc.oneof(
  fc.constantFrom("Id", "Groep", "Status", "Bedrag", "Gewijzigd_op", "Nope", "__proto__", ""),
  fc.string(),
);
const value = fc.oneof(
  fc.constantFrom("%", "%%", "[is leeg]", "A", "1", "-.5", "2026-11-20", "", "*a*", ">="),
  fc.string(),
);
const operator = fc.oneof(fc.integer({ min: -1, max: 17 }).map(String), fc.string());
const list = (part: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(part, fc.constantFrom(",", ";"))).map((parts) => parts.flat().join(""));

test("any three lists, order and page", async () => {
  const query = fc.record(
    {
      filterfieldids: list(fieldId),
      filtervalues: list(value),
      operatortypes: list(operator),
      orderbyfieldids: list(fieldId),
      skip: fc.oneof(fc.integer().map(String), fc.string()),
      take: fc.oneof(fc.integer({ min: -2, max: 50 }).map(String), fc.string()),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(query, async (parameters) => {
      const search = new URLSearchParams(parameters as Record<string, string>).toString();
      const reply = await full.get(`connectors/Awkward_Duplicates?${search}`);
      expect(POSSIBLE).toContain(reply.status);
      if (reply.status !== 404) expect(reply.json).toBeTypeOf("object");
    }),
    RUNS,
  );
});

test("lists of equal length with known fields never fail unexpectedly", async () => {
  const condition = fc.tuple(
    fc.constantFrom("Id", "Groep", "Status", "Bedrag"),
    fc.integer({ min: 1, max: 15 }),
    fc.integer({ min: -5, max: 1_005 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(condition, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.constantFrom(",", ";")),
      async (conditions, signs) => {
        const separators = conditions.slice(1).map(() => String(signs.next().value));
        const joined = (parts: (string | number)[]) =>
          parts.map((part, index) => `${index > 0 ? (separators[index - 1] ?? "") : ""}${part}`).join("");
        const rows = await full.rows("Awkward_Duplicates", {
          filterfieldids: joined(conditions.map(([field]) => field)),
          operatortypes: joined(conditions.map(([, type]) => type)),
          filtervalues: joined(conditions.map(([, , wanted]) => wanted)),
        });
        expect(rows.length).toBeLessThanOrEqual(100);
      },
    ),
    RUNS,
  );
});

test("any filterjson", async () => {
  const condition = fc.record(
    {
      "@FieldId": fieldId,
      "@OperatorType": fc.oneof(operator, fc.integer()),
      "#text": fc.oneof(value, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const group = fc.record({ Field: fc.oneof(condition, fc.array(condition), fc.jsonValue()) }, { requiredKeys: [] });
  const filter = fc.record({
    Filters: fc.oneof(fc.record({ Filter: fc.oneof(group, fc.array(group)) }), fc.jsonValue()),
  });
  const written = fc.oneof(
    filter.map((own) => JSON.stringify(own)),
    fc.json(),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(written, async (filterjson) => {
      const reply = await full.get(
        `connectors/Awkward_Duplicates?filterjson=${encodeURIComponent(filterjson.toWellFormed())}`,
      );
      expect(POSSIBLE).toContain(reply.status);
    }),
    RUNS,
  );
});

test("any Authorization header", async () => {
  const base64 = fc.oneof(fc.string(), fc.base64String()).map((text) => Buffer.from(text).toString("base64"));
  const printable = fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, ""));
  const header = fc.oneof(
    printable,
    base64.map((text) => `AfasToken ${text}`),
    printable.map((text) => `AfasToken ${text}`),
    printable.map((text) => `Bearer ${text}`),
  );
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      expect((await callUrl(`${sandbox.rest}/metainfo`, { headers: { authorization } })).status).toBe(401);
    }),
    RUNS,
  );
});

test("any path and query, however they are written", async () => {
  // Without blanks and control characters, which node's own client refuses to send.
  const target = fc.string({ unit: fc.constantFrom(..."abcXYZ/%2F0?&=+;,.~'\"<>#[]{}|\\^`:@!$*()") });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("", "/connectors/", "/metainfo/get/", "/connectors/Profit_Debtor?"),
      target,
      async (start, rest) => {
        const reply = await callUrl(`${sandbox.rest}${start}${rest}`, {
          headers: { authorization: full.authorization },
        });
        expect([...POSSIBLE, 405]).toContain(reply.status);
      },
    ),
    RUNS,
  );
});

test("what is no HTTP ends the connection, and the next caller is served", async () => {
  const { port } = new URL(sandbox.rest);
  const sent = (text: string | Buffer) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
      socket
        .on("error", () => resolve())
        .on("close", () => resolve())
        .resume();
    });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      ),
      async (text) => {
        await sent(text);
      },
    ),
    { numRuns: 60 },
  );
  for (const text of [
    "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
    "GET http://%%%/ProfitRestServices HTTP/1.1\r\nHost: x\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /ProfitRestServices/metainfo HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    `GET /${"x".repeat(400_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    "POST /ProfitRestServices/connectors/X HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
  ]) {
    await sent(text);
  }
  expect((await full.get("metainfo")).status).toBe(200);
});

test("a text pattern agrees with the regular expression it stands for", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "%"), maxLength: 8 });
  const escaped = (pattern: string) => pattern.replaceAll("%", ".*");
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 }), (pattern, text) => {
      const has = (kind: Parameters<typeof textPattern>[0]) => textPattern(kind, pattern, "wildcard")(text);
      expect(has("written")).toBe(new RegExp(`^${escaped(pattern)}$`).test(text));
      expect(has("contains")).toBe(new RegExp(`^.*${escaped(pattern)}.*$`).test(text));
      expect(has("startsWith")).toBe(new RegExp(`^${escaped(pattern)}.*$`).test(text));
      expect(has("endsWith")).toBe(new RegExp(`^.*${escaped(pattern)}$`).test(text));
    }),
    { numRuns: 2_000 },
  );
});
