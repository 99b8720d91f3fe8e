import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Row } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { SAMPLES } from "./sample-connectors";

// An answer shows what was there when it was asked for, and never what was remembered from before a write.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

const rates = (from: number, count: number, rate = 1) =>
  Array.from({ length: count }, (_, index) => ({
    "@Cu": (from + index).toString(36).padStart(3, "0"),
    "@Da": "2026-01-01",
    Fields: { Ra: rate },
  }));
const write = async (method: string, elements: unknown) => {
  const reply = await full.send(method, "connectors/ZzFlat", { ZzFlat: { Element: elements } });
  expect(reply.status).toBe(201);
};
const remove = (currency: string) => full.send("DELETE", `connectors/ZzFlat/ZzFlat/@Cu,@Da/${currency},2026-01-01`);

test("the same question gets another answer after each write", async () => {
  const question = { filterfieldids: "Ra", filtervalues: "2", operatortypes: "4", orderbyfieldids: "-Cu", take: "10" };
  const asked = async () => (await full.rows("Sandbox_ZzFlat", question)).map(({ Cu, Ra }) => [Cu, Ra]);
  await write("POST", rates(0, 5, 2));
  expect(await asked()).toEqual([]);
  await write("PUT", rates(1, 2, 3));
  expect(await asked()).toEqual([
    ["002", 3],
    ["001", 3],
  ]);
  expect((await remove("002")).status).toBe(200);
  expect(await asked()).toEqual([["001", 3]]);
  await write("POST", rates(7, 1, 4));
  expect(await asked()).toEqual([
    ["007", 4],
    ["001", 3],
  ]);
});

test("a page that is being sent while its records go is sent whole", async () => {
  await write("POST", rates(0, 3_000));
  const fault = {
    match: { connector: "Sandbox_ZzFlat" },
    fault: { kind: "drip", bytes: 16_384, everyMs: 5 },
    times: 1,
  };
  await callUrl(`${sandbox.control}/faults`, { method: "POST", body: JSON.stringify(fault) });
  const slow = full.rows("Sandbox_ZzFlat", { skip: "-1", take: "-1" });
  // The page has begun before the first of these is read.
  for (let number = 0; number < 40; number++)
    expect((await remove(number.toString(36).padStart(3, "0"))).status).toBe(200);
  await write("PUT", rates(100, 100, 9));
  const rows: Row[] = await slow;
  expect(rows).toHaveLength(3_000);
  expect(await full.rows("Sandbox_ZzFlat", { skip: "-1", take: "-1" })).toHaveLength(2_960);
});

test("so is a page over the company's own records", async () => {
  // Without an order, and not asked for before: no row of it is known until it is printed.
  const everything = { skip: "-1", take: "-1" };
  const some = await full.rows("Sandbox_KnSubject", { take: "20", orderbyfieldids: "SbId" });
  const fault = {
    match: { connector: "Profit_Subjects" },
    fault: { kind: "drip", bytes: 65_536, everyMs: 30 },
    times: 1,
  };
  await callUrl(`${sandbox.control}/faults`, { method: "POST", body: JSON.stringify(fault) });
  const slow = full.rows("Profit_Subjects", everything);
  for (const { SbId } of some) {
    expect((await full.send("DELETE", `connectors/KnSubject/KnSubject/SbId/${String(SbId)}`)).status).toBe(200);
  }
  const left = await full.rows("Profit_Subjects", everything);
  expect(await slow).toHaveLength(left.length + some.length);
});

test("an order of the answers that was kept does not outlive its rows", async () => {
  await write("POST", rates(0, 30));
  const page = (skip: number) => full.rows("Sandbox_ZzFlat", { orderbyfieldids: "Cu", skip: String(skip), take: "10" });
  expect((await page(20)).map(({ Cu }) => Cu)).toContain("00t");
  for (const { Cu } of await page(0)) expect((await remove(String(Cu))).status).toBe(200);
  expect((await page(0)).map(({ Cu }) => Cu)).toEqual("abcdefghij".split("").map((digit) => `00${digit}`));
  expect(await page(20)).toEqual([]);
});
