// cspell:ignore ABNA Descr Orgunit
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

const STAFF = [
  ..."Medewerkers Contracten Profit_Timetable Profit_Leaves Profit_LeaveBalance Profit_Illness Profit_OrgPer".split(
    " ",
  ),
  ..."Sandbox_KnEmployee Sandbox_KnOrgUnit Sandbox_HrCostCentre".split(" "),
];
const below = (named: Record<string, Element | Element[]>) =>
  Object.entries(named).map(([name, element]) => ({ [name]: { Element: element } }));

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(STAFF);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(STAFF)).toBe(before);
}

const PERSON = { MatchPer: "7", CaNm: "Noor", LaNm: "Berg", Is: "van den", EmAd: "n@werk.example", SoSe: "123456782" };

async function hired(from: string): Promise<string> {
  const element = {
    Fields: {},
    Objects: below({
      KnPerson: {
        Fields: PERSON,
        Objects: below({ KnBankAccount: { Fields: { CoId: "NL", Iban: "NL91ABNA0417164300" } } }),
      },
      AfasContract: { "@DaBe": from, Fields: { ApCo: "O", CmId: "VDT" } },
      AfasOrgunitFunction: { "@DaBe": from, Fields: { DpId: "OE2", FuId: "F03" } },
      AfasTimeTable: { "@DaBg": from, Fields: { HrWk: 32, DyWk: 4, TbMo: "08:00", TeMo: "17:00" } },
      AfasSalary: { "@DaBe": from, Fields: { SaPe: "V", EmSa: "3100.50" } },
    }),
  };
  return full.keys(await full.post("KnEmployee", element))["EmId"] ?? "";
}

describe("KnEmployee", () => {
  test("goes in under its own root, with person, contract, job, timetable and salary", async () => {
    const Medewerker = await hired("2026-12-01");
    expect(await full.one("Medewerkers", { Medewerker })).toMatchObject({
      Naam: "Noor van den Berg",
      Roepnaam: "Noor",
      BSN: "123456782",
      IBAN: "NL91ABNA0417164300",
      "E-mail_werk": "n@werk.example",
      Afdeling: "Verkoop",
      Functie: "Verkoper binnendienst",
      Datum_in_dienst: "2026-12-01T00:00:00Z",
      Datum_uit_dienst: null,
    });
    const contract = { Begindatum: "2026-12-01T00:00:00Z", Onbepaalde_tijd: true, Uren_per_week: 32, Salaris: 3100.5 };
    expect(await full.where("Contracten", { Medewerker })).toMatchObject([contract]);
    expect(await full.where("Profit_Timetable", { EmployeeId: Medewerker })).toMatchObject([
      { DaysPerWeek: 4, HoursPerWeek: 32, PartTime: 80 },
    ]);
    expect(await full.where("Sandbox_KnEmployee_AfasTimeTable", { EmId: Medewerker })).toMatchObject([
      { TbMo: "08:00:00" },
    ]);
  });

  test("later lines count from their day on; the earlier ones stay", async () => {
    const EmId = await hired("2026-01-01");
    const change = (objects: Record<string, Element>) =>
      full.put("KnEmployee", { "@EmId": EmId, Objects: below(objects) });
    await change({ AfasTimeTable: { "@Action": "insert", "@DaBg": "2026-07-01", Fields: { HrWk: 24, DyWk: 3 } } });
    await change({
      AfasOrgunitFunction: { "@Action": "insert", "@DaBe": "2026-07-01", Fields: { DpId: "OE5", FuId: "F07" } },
    });
    await change({ AfasSalary: { "@DaBe": "2026-01-01", Fields: { EmSa: 2500 } } });
    const tables = await full.where("Profit_Timetable", { EmployeeId: EmId });
    expect(tables.toSorted((a, b) => Number(a["SeqNo"]) - Number(b["SeqNo"]))).toMatchObject([
      { HoursPerWeek: 32, EndDate: "2026-06-30T00:00:00Z" },
      { HoursPerWeek: 24, EndDate: null },
    ]);
    expect(await full.where("Contracten", { Medewerker: EmId })).toMatchObject([{ Uren_per_week: 24, Salaris: 2500 }]);
    expect(await full.one("Medewerkers", { Medewerker: EmId })).toMatchObject({
      Afdeling: "Projecten",
      Functie: "Projectleider",
    });
    await change({ AfasContract: { "@DaBe": "2026-01-01", Fields: { ApCo: "B", DaEn: "2026-12-31" } } });
    expect(await full.one("Medewerkers", { Medewerker: EmId })).toMatchObject({
      Datum_uit_dienst: "2026-12-31T00:00:00Z",
    });
  });

  test("a person is changed by way of the employee, and by itself", async () => {
    const EmId = await hired("2026-02-01");
    const { BcCo = "" } = await full.one("Medewerkers", { Medewerker: EmId });
    await full.put("KnEmployee", { "@EmId": EmId, Objects: below({ KnPerson: { Fields: { LaNm: "Dal", Is: "" } } }) });
    expect(await full.one("Medewerkers", { Medewerker: EmId })).toMatchObject({ Naam: "Noor Dal" });
    await full.put("KnPerson", { Fields: { BcCo, EmAd: "noor@dal.example", MbNr: "06-9" } });
    expect(await full.one("Medewerkers", { Medewerker: EmId })).toMatchObject({
      "E-mail_werk": "noor@dal.example",
      Mobiel: "06-9",
    });
  });

  test("needs a person who is not an employee yet, and a contract that ends after it starts", async () => {
    await refused(() => full.post("KnEmployee", { Fields: {} }), "Vul een waarde in bij 'Persoon'.");
    const { BcCo } = await full.one("Medewerkers", { Medewerker: "1001" });
    const again = () =>
      full.post("KnEmployee", { Fields: {}, Objects: below({ KnPerson: { Fields: { MatchPer: "0", BcCo } } }) });
    const before = await full.bytesOf(STAFF);
    expect((await again()).status).toBe(500);
    expect(await full.bytesOf(STAFF)).toBe(before);
    const contract = { "@Action": "insert", "@DaBe": "2027-01-01", Fields: { DaEn: "2026-12-31" } };
    await refused(
      () => full.put("KnEmployee", { "@EmId": "1001", Objects: below({ AfasContract: contract }) }),
      "De einddatum ligt voor de begindatum.",
    );
    const unpaid = { "@Action": "insert", "@DaBe": "2027-01-01", Fields: { SaPe: "V" } };
    await refused(
      () => full.put("KnEmployee", { "@EmId": "1001", Objects: below({ AfasSalary: unpaid }) }),
      "Vul een waarde in bij 'Salaris'.",
    );
  });
});

describe("HrAbsence", () => {
  const KEY = { EmId: "1002", ViAt: "VRIJ", DaBe: "2027-01-04T08:00:00" };

  test("books leave, which the balance of the year shows, and takes it back", async () => {
    const balance = async () => (await full.one("Profit_LeaveBalance", { EmployeeId: "1002", Year: "2026" }))["Taken"];
    const before = Number(await balance());
    const element = {
      Fields: { EmId: "1002", ViAt: "VRIJ", DaBe: "2026-12-28T08:00:00", DaEn: "2026-12-29T17:00:00" },
    };
    const { Id = "" } = full.keys(await full.post("HrAbsence", element));
    expect(await full.one("Profit_Leaves", { LeaveId: Id })).toMatchObject({
      Hours: 16,
      LeaveCode: "VRIJ",
      LeaveDescr: "Vakantie",
    });
    expect(await balance()).toBe(before + 16);
    await full.put("HrAbsence", { Fields: { ...element.Fields, DaEn: "2026-12-28T12:00:00", DuRa: 240 } });
    expect(await full.one("Profit_Leaves", { LeaveId: Id })).toMatchObject({
      Hours: 4,
      EndDate: "2026-12-28T12:00:00Z",
    });
    const path = "HrAbsence/HrAbsence/EmId,ViAt,DaBe/1002,VRIJ,2026-12-28T08:00:00";
    expect((await full.remove(path)).status).toBe(200);
    expect(await balance()).toBe(before);
  });

  test("the same leave twice, an end before its start and an unknown kind are refused", async () => {
    const leave =
      (fields: Element = {}) =>
      () =>
        full.post("HrAbsence", { Fields: { ...KEY, DaEn: "2027-01-05T17:00:00", ...fields } });
    expect((await leave()()).status).toBe(201);
    await refused(leave(), "Verlofboeking: het record bestaat al.");
    await refused(leave({ DaBe: "2027-02-01T08:00:00" }), "De einddatum ligt voor de begindatum.");
    await refused(
      leave({ ViAt: "ZOMAAR" }),
      "De waarde bij 'Type verlof' staat niet in de lijst met mogelijke waarden.",
    );
    await refused(leave({ EmId: "" }), "Vul een waarde in bij 'Medewerker'.");
  });
});

test("HrIllness: reports illness, follows its course, and ends", async () => {
  const key = { EmId: "1003", DaBe: "2026-11-19T08:00:00" };
  const course = (DaTi: string, PsPc: number) =>
    below({ HrAbsIllnessProgress: { "@Action": "insert", Fields: { DaTi, PsPc } } });
  const reply = await full.post("HrIllness", {
    Fields: { ...key, ViIt: "01" },
    Objects: course("2026-11-19T08:00:00", 0),
  });
  const { AbId = "" } = full.keys(reply);
  const row = () => full.one("Profit_Illness", { AbsenceId: AbId });
  expect(await row()).toMatchObject({ EmployeeId: "1003", AbsenceTypeId: "01", Presence: 0, EndDate: null });
  await full.put("HrIllness", { Fields: key, Objects: course("2026-11-23T08:00:00", 50) });
  expect(await row()).toMatchObject({ Presence: 50 });
  expect(await full.where("Sandbox_HrIllness_HrAbsIllnessProgress", { EmId: "1003" })).toHaveLength(2);
  await full.put("HrIllness", { Fields: { ...key, DaEn: "2026-11-27T17:00:00", ViRs: "1" } });
  expect(await row()).toMatchObject({ EndDate: "2026-11-27T17:00:00Z" });
  await refused(
    () => full.put("HrIllness", { Fields: { ...key, DaEn: "2026-11-01T17:00:00" } }),
    "De einddatum ligt voor de begindatum.",
  );
  expect((await full.remove("HrIllness/HrIllness/EmId,DaBe/1003,2026-11-19T08:00:00")).status).toBe(200);
  expect(await full.where("Profit_Illness", { AbsenceId: AbId })).toEqual([]);
});

test("KnOrgUnit: a department is renamed for all who work there, and kept as long as they do", async () => {
  await full.post("KnOrgUnit", { "@OuId": "TEAM1", Fields: { Ds: "Team zonnepanelen", OTId: "TEAM" } });
  const workers = await full.where("Medewerkers", { Afdeling: "Inkoop" });
  expect(workers.length).toBeGreaterThan(0);
  await full.put("KnOrgUnit", { "@OuId": "OE3", Fields: { Ds: "Inkoop en logistiek" } });
  expect(await full.where("Medewerkers", { Afdeling: "Inkoop en logistiek" })).toHaveLength(workers.length);
  await refused(
    () => full.remove("KnOrgUnit/KnOrgunit/@OuId/OE3"),
    "'Inkoop en logistiek' kan niet worden verwijderd: er wordt naar verwezen.",
  );
  expect((await full.remove("KnOrgUnit/KnOrgunit/@OuId/TEAM1")).status).toBe(200);
  expect(await full.where("Sandbox_KnOrgUnit", { OuId: "TEAM1" })).toEqual([]);
});

test("HrCostCentre: two plain fields are its key", async () => {
  const centre = { CmId: "VDT", CrId: "900", CrDs: "Proef" };
  expect(full.keys(await full.post("HrCostCentre", { Fields: centre }))).toEqual({ CmId: "VDT", CrId: "900" });
  await refused(() => full.post("HrCostCentre", { Fields: centre }), "Kostenplaats: het record bestaat al.");
  await full.put("HrCostCentre", { Fields: { CmId: "VDT", CrId: "900", Bl: true } });
  expect(await full.one("Sandbox_HrCostCentre", { CrId: "900" })).toMatchObject({ CrDs: "Proef", Bl: true });
  expect((await full.remove("HrCostCentre/HrCostCentre/@CmId,@CrId/VDT,900")).status).toBe(200);
  expect(await full.where("Sandbox_HrCostCentre", { CrId: "900" })).toEqual([]);
});
