import { createRequire } from "node:module";
import Ajv from "ajv";
import { expect, test } from "vitest";
import type { WireCall } from "@/lib/services/history/port";
import { harOf } from "./har";
import { proxyStatsOf } from "./proxy-stats";

// Judged by the schema of HAR 1.2 that others wrote and tools use.
const require = createRequire(import.meta.url);
const schemas = require("har-schema") as Record<string, object>;
const ajv = new Ajv({ allErrors: true });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-06.json") as object);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

function faultsOf(har: unknown): unknown {
  const isValid = ajv.validate("har.json", har);
  return isValid ? [] : ajv.errors;
}

const call: WireCall = {
  ...{ at: "2026-11-28T03:00:00.000Z", run: "a.1", attempt: 1, method: "GET" },
  url: "https://12345.rest.afas.online/ProfitRestServices/connectors/Profit_Debtor?filtervalues=A%26B&skip=0",
  request: { headers: [["authorization", "AfasToken ***"]], body: null },
  answer: {
    status: 200,
    headers: [["content-type", "application/json; charset=utf-8"]],
    body: { text: '{"rows":[]}', sizeBytes: 11, wireBytes: 31, isShortened: false },
  },
  timings: { connectMs: 12.5, isReused: false, waitMs: 20, downloadMs: 3, totalMs: 40 },
  error: null,
};

const CASES: WireCall[] = [
  call,
  { ...call, answer: null, error: { code: "UNREACHABLE", message: "Could not reach it" }, attempt: 2 },
  { ...call, timings: { connectMs: null, isReused: true, waitMs: null, downloadMs: null, totalMs: 1 } },
  {
    ...call,
    method: "POST",
    request: {
      headers: [["content-type", "text/xml"]],
      body: { text: "<x/>", sizeBytes: 4, wireBytes: 4, isShortened: false },
    },
    answer: {
      status: 500,
      headers: [],
      body: { text: null, sizeBytes: 900, wireBytes: null, isShortened: true },
    },
  },
];

test.each(CASES.map((one) => [one.method, one] as const))("a %s call makes a valid HAR", (_, one) => {
  expect(faultsOf(harOf([one], "1.0.0"))).toEqual([]);
});

test("no call makes a valid HAR, and a wrong one is noticed", () => {
  expect(faultsOf(harOf([], "1.0.0"))).toEqual([]);
  const { log } = harOf([call], "1.0.0");
  expect(faultsOf({ log: { ...log, entries: [{ ...log.entries[0], startedDateTime: "yesterday" }] } })).not.toEqual([]);
});

test("the query stands in it decoded, the time is the sum of its parts", () => {
  const [entry] = harOf([call], "1.0.0").log.entries;
  expect(entry?.request.queryString).toEqual([
    { name: "filtervalues", value: "A&B" },
    { name: "skip", value: "0" },
  ]);
  expect(entry?.time).toBe(35.5);
  expect(entry?.response).toMatchObject({ bodySize: 31, content: { size: 11, text: '{"rows":[]}' } });
});

test.each([
  [
    "init(0ms), before response(10ms), complete(610ms)",
    [
      ["init", 0],
      ["before response", 10],
      ["complete", 610],
    ],
  ],
  [
    "init(0.5 ms),x(1ms)",
    [
      ["init", 0.5],
      ["x", 1],
    ],
  ],
  ["nothing of the kind", []],
])("proxy stats %j", (header, steps) => {
  expect(proxyStatsOf(header).map(({ name, ms }) => [name, ms])).toEqual(steps);
});
