// cspell:ignore DEBTORID
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 1.3: case sensitivity.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

test.each([
  ["metainfo", 200],
  ["MetaInfo", 200],
  ["METAINFO/GET/Profit_Debtor", 200],
  ["Connectors/Profit_Debtor?TAKE=1", 200],
  ["connectors/Profit_Debtor?OrderByFieldIds=DebtorId&Skip=2", 200],
  ["profitversion", 200],
  ["ProfitVersion", 200],
  // Names of connectors are taken as listed (protocol 9.25, the strict reading).
  ["connectors/profit_debtor", 500],
  ["connectors/Profit_Realisation", 500],
])("GET %s answers %i", async (path, status) => {
  expect((await full.get(path)).status).toBe(status);
});

test("the path before the service may be in any case", async () => {
  const other = { ...sandbox, rest: sandbox.rest.replace("ProfitRestServices", "profitrestservices") };
  expect((await (await callerOf(other)).get("metainfo")).status).toBe(200);
});

test("query names in another case do what they say", async () => {
  expect(await full.rows("Profit_Debtor", { TAKE: "3", OrderByFieldIds: "-DebtorId" })).toEqual(
    await full.rows("Profit_Debtor", { take: "3", orderbyfieldids: "-DebtorId" }),
  );
});

test("names in any case, when that reading of 9.25 is chosen", async () => {
  const lenient = await startSandbox({ openQuestions: { names: "any-case" } });
  try {
    const caller = await callerOf(lenient);
    expect(await caller.rows("profit_debtor", { orderbyfieldids: "-DEBTORID", take: "1" })).toHaveLength(1);
  } finally {
    await lenient.close();
  }
});
