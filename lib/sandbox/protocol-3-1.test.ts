import { afterAll, beforeAll, expect, test } from "vitest";
import { GetConnectorMetainfo } from "@/lib/profit/wire/get-connector-metainfo";
import { Metainfo } from "@/lib/profit/wire/metainfo";
import { ProfitVersion } from "@/lib/profit/wire/profit-version";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.1 to 3.4: version and metainfo.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

test("3.1: the version needs the special connector AppConnectorVersion", async () => {
  expect(ProfitVersion.parse((await full.get("profitversion")).json)).toEqual({ version: "8.22.5" });
  const support = await (await callerOf(sandbox, "support")).get("ProfitVersion");
  expect(support.status).toBe(500);
  expect(support.json).toMatchObject({ errorNumber: -2147180996 });
});

test("3.2: metainfo lists exactly what the token may call, and no other keys", async () => {
  const { json } = await full.get("metainfo");
  const metainfo = Metainfo.parse(json);
  expect(metainfo.getConnectors?.map(({ id }) => id)).toEqual(full.getConnectors);
  expect(full.getConnectors.length).toBeGreaterThanOrEqual(25);
  expect(Object.keys(json as object).sort()).toEqual(["getConnectors", "info", "updateConnectors"]);
  expect(metainfo.info).toEqual({
    envid: "T12345AA",
    appName: "Sandbox full",
    group: "Sandbox groep (12345.SANDBOX)",
    tokenExpiry: "0",
  });
});

test("3.2: another app connector lists less", async () => {
  const support = await callerOf(sandbox, "support");
  const metainfo = Metainfo.parse((await support.get("metainfo")).json);
  expect(metainfo.getConnectors?.map(({ id }) => id)).toEqual([
    "Profit_SubjectTypes",
    "Profit_Subject_Attachments",
    "Profit_Subject_Reaction_Attachments",
    "Profit_Subject_Reactions",
    "Profit_Subjects",
  ]);
  // An empty list is null: clients must guard for it.
  expect(metainfo.updateConnectors).toBeNull();
});

test("3.3: metainfo of every GetConnector fits its rows", { timeout: 90_000 }, async () => {
  for (const id of full.getConnectors) {
    const path = encodeURIComponent(id);
    // What was written is shown under the codes of the tables' own fields; everything else is numbered or custom.
    const isCompanion = id.startsWith("Sandbox_") && id !== "Sandbox_Bulk";
    const code = isCompanion ? /^[A-Z][A-Za-z0-9]{1,32}$/ : /^U(\d{3}|[0-9A-F]{32})$/;
    const { json } = await full.get(`metainfo/get/${path}`);
    const metainfo = GetConnectorMetainfo.strict().parse(json);
    expect(metainfo.name).toBe(id);
    const ids = metainfo.fields.map((field) => field.id);
    expect(new Set(ids).size, id).toBe(ids.length);
    for (const field of metainfo.fields) {
      expect(field.fieldId, `${id} ${field.id}`).toMatch(code);
      expect([1, 5, 23]).toContain(field.controlType);
      expect(["string", "int", "boolean", "date", "decimal", "blob"]).toContain(field.dataType);
    }
    const page = await full.get(`connectors/${path}?take=20`);
    if (page.status !== 200) continue;
    for (const row of (page.json as { rows: object[] }).rows) expect(Object.keys(row), id).toEqual(ids);
  }
});

test("3.3: labels follow the language", async () => {
  const labelIn = async (language: string) => {
    const { json } = await full.get("metainfo/get/Profit_Debtor", { "accept-language": language });
    return GetConnectorMetainfo.parse(json).fields[0]?.label;
  };
  expect([await labelIn("nl-nl"), await labelIn("en-us")]).toEqual(["Nummer debiteur", "Debtor number"]);
});

test("3.3: a custom field has the code U and 32 hex", async () => {
  const { json } = await full.get("metainfo/get/Medewerkers");
  const field = GetConnectorMetainfo.parse(json).fields.find(({ id }) => id === "Dienstjaren");
  expect(field?.fieldId).toMatch(/^U[0-9A-F]{32}$/);
});

test.each(["metainfo/get/Nope", "metainfo/update/KnNobody", "connectors/Nope"])(
  "7.2: %s is refused as the call itself would be",
  async (path) => {
    expect(await full.get(path)).toMatchObject({ status: 500, json: { errorNumber: -2147180996 } });
  },
);

test("3.0: metainfo is one line from Profit 7 on, several before", async () => {
  const old = await startSandbox({ profitVersion: 6 });
  try {
    const { text, json } = await (await callerOf(old)).get("metainfo");
    expect(text.split("\r\n").length).toBeGreaterThan(10);
    expect(Metainfo.safeParse(json).success).toBe(true);
  } finally {
    await old.close();
  }
  expect((await full.get("metainfo")).text).not.toContain("\n");
});
