// cspell:ignore Entrydate listchanges sessioninfo
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.13: connectors that every environment has, and changed data.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const all = { skip: "-1", take: "-1" };

test.each([
  ["ProfitGetConnectoren", ["Naam", "Omschrijving", "Geblokkeerd"]],
  ["ProfitCodeTableValue", ["SyId", "CtId", "VaIi", "VaId", "Ds", "Bl"]],
  ["ProfitCountries", ["CoId", "Co"]],
])("%s has the fields that clients read: %j", async (connector, fields) => {
  const [row] = await full.rows(connector, { take: "1" });
  expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(fields));
});

test("ProfitGetConnectoren lists every GetConnector of the world", async () => {
  const listed = (await full.rows("ProfitGetConnectoren", all)).map(({ Naam }) => Naam);
  const { json } = await full.get("metainfo");
  const callable = (json as { getConnectors: { id: string }[] }).getConnectors.map(({ id }) => id);
  const others = callable.filter((id) => id !== "ProfitGetConnectoren" && !id.startsWith("Sandbox_"));
  expect(listed).toEqual(expect.arrayContaining(others));
});

test("days with changed entries are told with the moment of the change, and can be asked for since then", async () => {
  const days = await full.rows("Profit_Fin_ChangedEntrydate", { ...all, orderbyfieldids: "Modified" });
  const middle = days[Math.floor(days.length / 2)];
  expect(Object.keys(middle ?? {})).toEqual(expect.arrayContaining(["EntryDate", "Modified"]));
  const since = await full.rows("Profit_Fin_ChangedEntrydate", {
    ...all,
    filterfieldids: "Modified",
    operatortypes: "2",
    filtervalues: String(middle?.["Modified"]).replace("Z", ""),
  });
  expect(since.length).toBeGreaterThan(0);
  expect(since.length).toBeLessThan(days.length);
});

test("what is deleted is gone without a trace", async () => {
  const subject = { KnSubject: { Element: { Fields: { StId: -5, Ds: "Tijdelijk" } } } };
  const reply = await full.send("POST", "connectors/KnSubject", subject);
  const { SbId = "" } = (reply.json as { results: { KnSubject: { SbId: string } } }).results.KnSubject;
  const found = { filterfieldids: "SubjectId", operatortypes: "1", filtervalues: SbId };
  expect(await full.rows("Profit_Subjects", found)).toHaveLength(1);
  expect((await full.send("DELETE", `connectors/KnSubject/KnSubject/SbId/${SbId}`)).status).toBe(200);
  expect(await full.rows("Profit_Subjects", found)).toEqual([]);
});

test("days with changed costing lines are told with the moment of the change", async () => {
  const [row] = await full.rows("Profit_Rea_ChangedEntryDate", { take: "1" });
  expect(Object.keys(row ?? {})).toEqual(["EntryDate", "Modified"]);
});

test("deleted sales invoices are told with their relation and how they went, and are among the invoices no longer", async () => {
  const deleted = await full.rows("Profit_Deleted_SalesInvoices", all);
  expect(deleted.length).toBeGreaterThan(0);
  expect(new Set(deleted.map(({ Deleted, Cancelled }) => `${Deleted} ${Cancelled}`))).toEqual(
    new Set(["true false", "false true"]),
  );
  const debtors = new Set((await full.rows("Profit_Debtor", all)).map(({ DebtorId }) => DebtorId));
  expect(deleted.filter(({ DebtorId }) => !debtors.has(DebtorId ?? null))).toEqual([]);
  const alive = new Set((await full.rows("Verkoopfacturen", all)).map(({ Factuurnummer }) => Factuurnummer));
  expect(deleted.filter(({ InvoiceNr }) => alive.has(InvoiceNr ?? null))).toEqual([]);
});

test("a costing line that is deleted leaves its number, its GUID and the moment", async () => {
  const line = { DaTi: "2026-11-20", VaIt: "1", ItCd: "MON", Qu: 1, EmId: "1001", PrId: "P2301" };
  const reply = await full.send("POST", "connectors/PtRealization", { PtRealization: { Element: { Fields: line } } });
  const { Id = "" } = (reply.json as { results: { PtRealization: { Id: string } } }).results.PtRealization;
  const found = { filterfieldids: "Identity", operatortypes: "1", filtervalues: Id };
  expect(await full.rows("Profit_Realization", found)).toHaveLength(1);
  expect(await full.rows("Profit_Deleted_Realization", found)).toEqual([]);
  expect((await full.send("DELETE", `connectors/PtRealization/PtRealization/Id/${Id}`)).status).toBe(200);
  expect(await full.rows("Profit_Realization", found)).toEqual([]);
  expect(await full.rows("Profit_Deleted_Realization", found)).toEqual([
    { Identity: Number(Id), GUID: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/), Created: expect.stringMatching(/^20/) },
  ]);
});

test.each(["sessioninfo", "application/sessioninfo", "listchanges"])("there is no %s", async (path) => {
  expect(await full.get(path)).toMatchObject({ status: 404, text: "" });
});
