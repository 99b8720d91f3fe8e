import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 7.1 to 7.3: what an app connector may and sees.
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

test("7.1: filter authorisation hides rows without a word", async () => {
  const full = await callerOf(sandbox);
  const limited = await callerOf(sandbox, "limited");
  const all = { skip: "-1", take: "-1" };
  for (const [connector, field, value] of [
    ["Profit_Transactions", "UnitId", 1],
    ["Profit_Debtor", "Vestiging", "AMF"],
    ["Verkooporders", "Vestiging", "AMF"],
  ] as const) {
    const seen = await limited.rows(connector, all);
    expect(
      seen.every((row) => row[field] === value),
      connector,
    ).toBe(true);
    const existing = await full.rows(connector, all);
    expect(seen.length, connector).toBeGreaterThan(0);
    expect(seen.length, connector).toBeLessThan(existing.length);
  }
  expect(
    await limited.rows("Profit_Projects", { filterfieldids: "UnitId", filtervalues: "2", operatortypes: "1" }),
  ).toEqual([]);
});

test("7.3: a connector outside the app connector is refused in the same words as one that does not exist", async () => {
  const support = await callerOf(sandbox, "support");
  const outside = (await support.get("connectors/Profit_Debtor")).json;
  const absent = (await support.get("connectors/Profit_Nobody")).json;
  expect(
    JSON.stringify(outside)
      .replace("Profit_Debtor", "Profit_Nobody")
      .replace(/[0-9A-F]{32}/, ""),
  ).toBe(JSON.stringify(absent).replace(/[0-9A-F]{32}/, ""));
});

test("9.1: 401 instead, when that reading is chosen", async () => {
  const strict = await startSandbox({ openQuestions: { notAuthorised: 401 } });
  try {
    expect(await (await callerOf(strict)).get("connectors/Nope")).toMatchObject({ status: 401, text: "" });
  } finally {
    await strict.close();
  }
});

test("7.3: a blocked GetConnector is listed, described and refused", async () => {
  const full = await callerOf(sandbox);
  expect(full.getConnectors).toContain("Awkward_Blocked");
  expect((await full.get("metainfo/get/Awkward_Blocked")).status).toBe(200);
  const reply = await full.get("connectors/Awkward_Blocked", { "accept-language": "en" });
  expect(reply).toMatchObject({
    status: 500,
    json: { externalMessage: "The definition of GetConnector 'Awkward_Blocked' is blocked." },
  });
  const [listed] = await full.rows("ProfitGetConnectoren", {
    filterfieldids: "Geblokkeerd",
    filtervalues: "1",
    operatortypes: "1",
  });
  expect(listed).toMatchObject({ Naam: "Awkward_Blocked", Geblokkeerd: true });
});

test("too much data at once is refused, less is not", async () => {
  const full = await callerOf(sandbox);
  const refused = await full.get("connectors/Awkward_Too_Much_Data");
  expect(refused).toMatchObject({
    status: 500,
    json: { externalMessage: expect.stringContaining("out of string space") },
  });
  expect(await full.rows("Awkward_Too_Much_Data", { take: "50" })).toHaveLength(50);
});
