// cspell:ignore appconnector fileconnector getconnector imageconnector integrationid otprequest otpvalidation PROPFIND
// cspell:ignore reportconnector sendfileasbinary subjectconnector tokenconnector versioninfo
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { mutatedCopies } from "./mutated-copies";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// The whole server against callers who are wrong, old, broken or nasty: an answer that Profit could give, every time,
// and nothing that lasts. What fails inside is told to console.error, which fails these tests.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES, rows: 1_000 });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

/** Hundreds of calls one after the other, on a machine that does other things too. */
const SLOW = { timeout: 90_000 };

const POSSIBLE = [200, 201, 204, 400, 401, 403, 404, 405, 413, 415, 500];
const base = () => sandbox.rest.replace("/ProfitRestServices", "");
const send = (method: string, path: string, options: { headers?: Record<string, string>; body?: string } = {}) =>
  callUrl(`${base()}${path}`, {
    method,
    ...options,
    headers: { authorization: full.authorization, ...options.headers },
  });

const PATHS = [
  ..."profitversion metainfo metainfo/get/ProfitCountries metainfo/update/ZzOrders connectors/ProfitCountries".split(
    " ",
  ),
  ..."connectors/ZzOrders connectors/ZzOrders/ZzLine subjectconnector/1/2 fileconnector/1/a.txt".split(" "),
  ..."imageconnector/1 reportconnector/1 otprequest otpvalidation oauth/token oauth/authorize oauth nowhere".split(" "),
].map((path) => `/ProfitRestServices/${path}`);
const SOAP = ["get", "update", "data", "subject", "report", "versioninfo"].map(
  (name) => `/ProfitServices/appconnector${name}.asmx`,
);
const OTHER = [
  "/ProfitServices/tokenconnector.asmx",
  "/ProfitServices/getconnector.asmx",
  "/ProfitServices",
  "/",
  "/a",
];

describe("every method on every service", () => {
  const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "PURGE"];
  test.each(methods)("%s", SLOW, async (method) => {
    for (const path of [...PATHS, ...SOAP, ...OTHER]) {
      for (const body of ["", "{}", "<x/>"]) {
        const reply = await send(method, path, { body });
        expect(POSSIBLE, `${method} ${path} ${body}`).toContain(reply.status);
      }
    }
  });
});

describe("absurd numbers", () => {
  const numbers = ["1e308", "1e999", "NaN", "Infinity", "-Infinity", "9".repeat(400), "0x10", "1.5", "-0", " 1 ", "+1"];
  const more = [
    "2147483647",
    "2147483648",
    "-2147483648",
    "١٢",
    "%00",
    "null",
    "[]",
    "true",
    "1,2",
    "1;2",
    "-1",
    "-2",
    "",
  ];

  test.each([...numbers, ...more])("%j as skip and as take", async (number) => {
    for (const name of ["skip", "take"]) {
      for (const connector of ["ProfitCountries", "Sandbox_Bulk"]) {
        const query = new URLSearchParams({ [name]: number, orderbyfieldids: "" }).toString();
        const reply = await full.get(`connectors/${connector}?${query}`);
        expect([200, 500], `${name} ${connector}`).toContain(reply.status);
        expect(reply.json).toBeTypeOf("object");
      }
    }
  });

  test.each([...numbers, ...more])("%j as the value of a filter, of a field and of a key", async (number) => {
    for (const field of ["Id", "Bedrag", "Actief", "Modified", "Opmerking"]) {
      const filter = { Filters: { Filter: { Field: { "@FieldId": field, "@OperatorType": 1, "#text": number } } } };
      const query = `filterjson=${encodeURIComponent(JSON.stringify(filter))}`;
      expect([200, 404, 500], field).toContain((await full.get(`connectors/Sandbox_Bulk?${query}`)).status);
    }
    const fields = { Ds: "x", Am: number, Qu: number, Da: number, Bl: number };
    const order = {
      ZzOrder: {
        Element: {
          "@UnId": number,
          Fields: fields,
          Objects: { ZzLine: { Element: { Fields: { ItCd: "A", AmDe: number, AmCr: number } } } },
        },
      },
    };
    expect([201, 500]).toContain((await full.send("POST", "connectors/ZzOrders", order)).status);
    const path = `connectors/ZzOrders/ZzOrder/@UnId,@OrNu/${encodeURIComponent(number)},${encodeURIComponent(number)}`;
    expect([200, 404, 500]).toContain((await full.send("DELETE", path)).status);
  });
});

describe("names of absurd length", () => {
  test.each([...PATHS.slice(1), ...SOAP])("behind %s", async (path) => {
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      const reply = await send(method, `${path}/${"Ä%".repeat(30_000)}`, { body: "{}" });
      expect(POSSIBLE).toContain(reply.status);
      // What was sent is not sent back.
      expect(reply.text.length).toBeLessThan(5_000);
    }
  });

  test("an id of a megabyte in a body is refused without being said back", async () => {
    const long = "x".repeat(1_024 * 1_024);
    for (const body of [
      { [long]: { Element: { Fields: {} } } },
      { ZzFlat: { Element: { "@Cu": long, "@Da": "2026-01-01", Fields: {} } } },
      { ZzFlat: { Element: { "@Cu": "EUR", "@Da": long, Fields: { [long]: 1 } } } },
    ]) {
      const reply = await full.send("POST", "connectors/ZzFlat", body);
      expect(reply.status).toBe(500);
      expect(reply.text.length).toBeLessThan(2_000);
    }
  });

  test("a path of a megabyte ends the connection, and the next caller is served", async () => {
    await send("GET", `/ProfitRestServices/connectors/${"x".repeat(1_024 * 1_024)}`).catch(() => undefined);
    expect((await full.get("metainfo")).status).toBe(200);
  });
});

test("junk in any header", SLOW, async () => {
  const names = [
    "accept",
    "accept-encoding",
    "accept-language",
    "content-type",
    "cookie",
    "dpop",
    "host",
    "if-none-match",
  ];
  const rest = ["integrationid", "origin", "range", "sendfileasbinary", "soapaction", "x-forwarded-for"];
  const printable = fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, ""));
  const junk = fc.oneof(
    printable,
    fc.constantFrom("*", ";q=", ",,,", "nl;q=NaN", '"', "1".repeat(5_000), "null", "../.."),
  );
  const headers = fc.dictionary(fc.constantFrom(...names, ...rest), junk, { minKeys: 1, maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("GET", "POST"),
      fc.constantFrom(...PATHS, ...SOAP),
      headers,
      async (method, path, own) => {
        expect(POSSIBLE).toContain((await send(method, path, { headers: own, body: "<x/>" })).status);
      },
    ),
    { numRuns: 150 },
  );
});

describe("bodies that are almost right", () => {
  const order = JSON.stringify({
    ZzOrder: {
      Element: {
        "@UnId": 1,
        Fields: { Ds: "Proef", Da: "2026-11-23", Am: "12.50", Bl: true, Pr: "H", UsId: "12345.PIET" },
        Objects: [{ ZzLine: { Element: [{ Fields: { ItCd: "A1", AmDe: 1.25, AmCr: 1.25 } }] } }],
      },
    },
  });
  const count = async () => (await full.rows("Sandbox_ZzOrders", { skip: "-1", take: "-1" })).length;

  test("are written whole or not at all", SLOW, async () => {
    expect(await full.send("POST", "connectors/ZzOrders", order)).toMatchObject({ status: 201 });
    const method = fc.constantFrom("POST", "PUT");
    let [written, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(method, fc.oneof(mutatedCopies([order]), fc.constant(order)), async (verb, body) => {
        const before = await count();
        const { status } = await full.send(verb, "connectors/ZzOrders", body);
        expect([200, 201, 400, 500]).toContain(status);
        if (status >= 400) {
          refused++;
          expect(await count()).toBe(before);
        } else {
          written++;
        }
      }),
      { numRuns: 100 },
    );
    expect(Math.min(written, refused)).toBeGreaterThan(5);
  });

  test("nor does any path of a DELETE do more than it says", SLOW, async () => {
    const path = mutatedCopies(["ZzOrder/@UnId,@OrNu/1,1/ZzLine/LnNu/1"]).map((text) =>
      text.replace(/[^\x21-\x7e]|[#?]/g, ""),
    );
    await fc.assert(
      fc.asyncProperty(path, async (rest) => {
        const before = await count();
        const { status } = await full.send("DELETE", `connectors/ZzOrders/${rest}`);
        expect([200, 404, 500]).toContain(status);
        expect(status === 200 ? [0, 1] : [0]).toContain(before - (await count()));
      }),
      { numRuns: 100 },
    );
  });

  test("for the services that give out tokens", SLOW, async () => {
    const samples = [
      '{"apiKey":"A","apiToken":"B","userId":"12345.SANDBOX","otp":"12345678"}',
      "grant_type=client_credentials&client_id=a&client_secret=b",
    ];
    const path = fc.constantFrom("otprequest", "otpvalidation", "oauth/token");
    const type = fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "text/plain",
      "multipart/form-data",
    );
    await fc.assert(
      fc.asyncProperty(path, mutatedCopies(samples), type, async (service, body, contentType) => {
        const headers = { "content-type": contentType };
        const reply = await callUrl(`${sandbox.rest}/${service}`, { method: "POST", headers, body });
        expect([...POSSIBLE]).toContain(reply.status);
        expect(reply.text).not.toMatch(/<token>|access_token/);
      }),
      { numRuns: 150 },
    );
  });
});

test("callers who never finish hold nobody up", async () => {
  const { port } = new URL(sandbox.rest);
  const start = "POST /ProfitRestServices/connectors/ZzOrders HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{";
  const sockets = Array.from({ length: 30 }, () => connect(Number(port), "127.0.0.1"));
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.on("error", () => undefined).write(start, resolve))),
  );
  expect((await full.get("metainfo")).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
