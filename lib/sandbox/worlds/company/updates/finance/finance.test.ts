// cspell:ignore Entrydate Journaalpostregel
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../../../server";
import { type CompanyWriter, companyWriter, type Element } from "../company-writer";

let sandbox: Sandbox;
let full: CompanyWriter;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
});
afterAll(() => sandbox.close());

const BOOKS = ["Profit_Transactions", "Profit_Period_balance", "Profit_Fin_ChangedEntrydate"];
const DAY = { EnDa: "2026-11-20", BpDa: "2026-11-20" };
const debit = (AcNr: string, AmDe: number | string, more: Element = {}) => ({
  Fields: { VaAs: "1", AcNr, ...DAY, AmDe, ...more },
});
const credit = (AcNr: string, AmCr: number | string, more: Element = {}) => ({
  Fields: { VaAs: "1", AcNr, ...DAY, AmCr, ...more },
});
const entry = (lines: Element[], fields: Element = {}) => ({
  Fields: { Year: 2026, Peri: 11, UnId: 1, JoCo: "90", ...fields },
  Objects: [{ FiEntries: { Element: lines } }],
});
const posted = async (element: Element) => full.keys(await full.post("FiEntries", element));

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(BOOKS);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(BOOKS)).toBe(before);
}

test("an entry is booked under a number of its own, and balances follow", async () => {
  const balance = async () =>
    Number(
      (await full.where("Profit_Period_balance", { UnitId: "1", Year: "2026", Period: "11", AccountNr: "4300" }))[0]?.[
        "Debit"
      ] ?? 0,
    );
  const before = await balance();
  const lines = [debit("4300", "82.64", { VaId: "5", Ds: "Folders" }), debit("1520", 17.36), credit("1000", 100)];
  const keys = await posted(entry(lines));
  expect(keys).toEqual({ UnId: "1", EnNo: expect.stringMatching(/^\d+$/) });
  const rows = await full.where("Profit_Transactions", { UnitId: "1", EntryNo: keys["EnNo"] ?? "" });
  expect(rows.toSorted((a, b) => Number(a["SeqNo"]) - Number(b["SeqNo"]))).toMatchObject([
    {
      SeqNo: 1,
      Year: 2026,
      Period: 11,
      JournalId: "90",
      AccountNo: "4300",
      AmtDebit: 82.64,
      VatCode: "5",
      Description: "Folders",
    },
    { SeqNo: 2, AccountNo: "1520", AmtDebit: 17.36, AmtCredit: 0, Description: null },
    { SeqNo: 3, AccountNo: "1000", AmtDebit: 0, AmtCredit: 100, EntryDate: "2026-11-20T00:00:00Z" },
  ]);
  expect(await balance()).toBeCloseTo(before + 82.64, 2);
  const day = await full.one("Profit_Fin_ChangedEntrydate", { EntryDate: "2026-11-20T00:00:00" });
  expect(day["Modified"]).toBe(rows[0]?.["Modified"]);
});

test("debtors and creditors are booked on their summary account, and read back as themselves", async () => {
  const lines = [
    { Fields: { VaAs: "2", AcNr: "10001", ...DAY, AmDe: 121, InId: "V77" } },
    { Fields: { VaAs: "3", AcNr: "20001", ...DAY, AmCr: 121 } },
  ];
  const { EnNo = "", InId } = await posted(entry(lines));
  expect(InId).toBe("V77");
  const rows = await full.where("Profit_Transactions", { UnitId: "1", EntryNo: EnNo });
  expect(rows.map((row) => row["AccountNo"]).toSorted()).toEqual(["1300", "1600"]);
  const written = await full.where("Sandbox_FiEntries_FiEntries", { EnNo, UnId: "1" });
  expect(written.map((row) => [row["VaAs"], row["AcNr"]]).toSorted()).toEqual([
    ["2", "10001"],
    ["3", "20001"],
  ]);
});

test("two Elements are two entries; an entry may bring its own number once", async () => {
  const reply = await full.post("FiEntries", [
    entry([debit("4300", 1), credit("1000", 1)]),
    entry([debit("4300", 2), credit("1000", 2)]),
  ]);
  const { results } = reply.json as { results: { FiEntries: { EnNo: string }[] } };
  expect(new Set(results.FiEntries.map(({ EnNo }) => EnNo)).size).toBe(2);
  const own = entry([debit("4300", 3, { EnNo: 770001 }), credit("1000", 3, { EnNo: 770001 })]);
  expect((await posted(own))["EnNo"]).toBe("770001");
  await refused(() => full.post("FiEntries", own), "Nummer '770001' is al in gebruik.");
});

test("dimensions and project lines stay with their line", async () => {
  const objects = [
    { FiDimEntries: { Element: { Fields: { DiC1: "WERF", AmDe: 5 } } } },
    { FiPrjEntries: { Element: { Fields: { PrId: "P2301", ItCd: "MON", AmCo: 5 } } } },
  ];
  const { EnNo = "" } = await posted(entry([{ ...debit("4300", 5), Objects: objects }, credit("1000", 5)]));
  expect(await full.where("Sandbox_FiEntries_FiEntries_FiDimEntries", { EnNo })).toMatchObject([
    { DiC1: "WERF", AmDe: 5 },
  ]);
  expect(await full.where("Sandbox_FiEntries_FiEntries_FiPrjEntries", { EnNo })).toMatchObject([{ PrId: "P2301" }]);
});

describe("refused, with nothing booked", () => {
  test("an entry that does not balance, also when the whole of two does", async () => {
    await refused(
      () => full.post("FiEntries", entry([debit("4300", 10), credit("1000", 9.99)])),
      "De journaalpost is niet in evenwicht: het verschil tussen debet en credit is 0.01.",
    );
    const crossed = [debit("4300", 10, { EnNo: 880001 }), credit("1000", 10, { EnNo: 880002 })];
    await refused(
      () => full.post("FiEntries", entry(crossed)),
      "De journaalpost is niet in evenwicht: het verschil tussen debet en credit is 10.00.",
    );
    // Good entries around a bad one go back as well.
    const good = entry([debit("4300", 1), credit("1000", 1)]);
    await refused(
      () => full.post("FiEntries", [good, entry([debit("4300", 1)]), good]),
      "De journaalpost is niet in evenwicht: het verschil tussen debet en credit is 1.00.",
    );
  });

  test.each([
    [{ JoCo: "77" }, "De waarde die is ingevuld bij 'Dagboek' bestaat niet."],
    [{ Peri: 13 }, "De waarde die is ingevuld bij 'Periode' bestaat niet."],
    [{ UnId: 9 }, "De waarde die is ingevuld bij 'Nummer administratie' bestaat niet."],
    [{ JoCo: "" }, "Vul een waarde in bij 'Dagboek'."],
  ])("%j", (fields, message) =>
    refused(() => full.post("FiEntries", entry([debit("4300", 1), credit("1000", 1)], fields)), message),
  );

  test.each([
    ["4999", "De waarde die is ingevuld bij 'Rekeningnummer' bestaat niet."],
    ["0100", "Grootboekrekening '0100' is geblokkeerd."],
    ["", "Vul een waarde in bij 'Rekeningnummer'."],
  ])("account '%s'", (account, message) =>
    refused(() => full.post("FiEntries", entry([debit(account, 1), credit("1000", 1)])), message),
  );

  test("a debtor who is not there, and an entry without lines", async () => {
    const lines = [{ Fields: { VaAs: "2", AcNr: "99999", ...DAY, AmDe: 1 } }, credit("1000", 1)];
    await refused(
      () => full.post("FiEntries", entry(lines)),
      "De waarde die is ingevuld bij 'Rekeningnummer' bestaat niet.",
    );
    await refused(
      () => full.post("FiEntries", { Fields: { Year: 2026, Peri: 11, UnId: 1, JoCo: "90" } }),
      "Vul een waarde in bij 'Journaalpostregel'.",
    );
  });
});

describe("an entry is deleted as a whole", () => {
  const book = () => posted(entry([debit("4300", 7, { InId: "WEG1" }), debit("4300", 1), credit("1000", 8)]));

  test.each([
    ["its number", (EnNo: string) => `FiEntries/FiEntryPar/UnId,JoCo/1,90/FiEntries/@EnNo/${EnNo}`],
    ["its invoice", () => "FiEntries/FiEntryPar/UnId,JoCo/1,90/FiEntries/InId/WEG1"],
  ])("by %s", async (_by, path) => {
    const { EnNo = "" } = await book();
    expect(await full.where("Profit_Transactions", { UnitId: "1", EntryNo: EnNo })).toHaveLength(3);
    expect((await full.remove(path(EnNo))).status).toBe(200);
    expect(await full.where("Profit_Transactions", { UnitId: "1", EntryNo: EnNo })).toEqual([]);
    expect(await full.where("Sandbox_FiEntries_FiEntries", { UnId: "1", EnNo })).toEqual([]);
  });

  test("not by less than that, and not by a line", async () => {
    await book();
    const before = await full.bytesOf(BOOKS);
    for (const path of ["UnId,JoCo/1,90", "@Year/2026"]) {
      expect((await full.remove(`FiEntries/FiEntryPar/${path}`)).status).toBe(500);
    }
    expect((await full.remove("FiEntries/FiEntryPar/UnId,JoCo/1,90/FiEntries/@EnNo/1")).status).toBe(500);
    expect(await full.bytesOf(BOOKS)).toBe(before);
  });

  test("what is booked is not changed", () =>
    refused(
      () => full.put("FiEntries", entry([debit("4300", 1), credit("1000", 1)])),
      "Verwijder een journaalpost als geheel, met het nummer van de journaalpost of het factuurnummer.",
    ));
});
