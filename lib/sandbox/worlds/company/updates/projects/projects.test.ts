// cspell:ignore Itemcode
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

const PROJECTS = "Profit_Projects Profit_Projectstage Profit_Realization Profit_Rea_ChangedEntryDate".split(" ");
const stages = (...phases: Element[]) => [{ PtProjectStage: { Element: phases.map((Fields) => ({ Fields })) } }];

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(PROJECTS);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(PROJECTS)).toBe(before);
}

async function project(fields: Element = {}, ...phases: Element[]): Promise<string> {
  const element = { Fields: { PrGp: "NB", Ds: "Proefproject", DbId: "10001", ...fields }, Objects: stages(...phases) };
  return full.keys(await full.post("PtProject", element))["PrId"] ?? "";
}

const projectRow = (ProjectId: string) => full.one("Profit_Projects", { ProjectId });

describe("PtProject", () => {
  test("goes in with phases and a location", async () => {
    const reply = await full.post("PtProject", {
      Fields: {
        PrId: "EIGEN-1",
        PrGp: "RE",
        Ds: "Badkamer",
        DbId: "10001",
        EmId: "1003",
        DaSt: "2026-12-01",
        UnFi: 1,
        Ch: 0,
      },
      Objects: [
        { KnBasicAddressAdr: { Element: { Fields: { CoId: "NL", Ad: "Bouwplaats", HmNr: 1 } } } },
        ...stages({ PrSt: "010", Ds: "Sloop" }, { PrSt: "020", Ds: "Bouw", DtGp: "2027-03-01" }),
      ],
    });
    expect(full.keys(reply)).toEqual({ PrId: "EIGEN-1" });
    const debtor = await full.one("Profit_Debtor", { DebtorId: "10001" });
    expect(await projectRow("EIGEN-1")).toMatchObject({
      Description: "Badkamer",
      ProjectGroup: "RE",
      UnitId: 1,
      BcCo: debtor["BcCo"],
      Leader: "1003",
      DateStart: "2026-12-01T00:00:00Z",
      Chargeable: false,
      CheckedOut: false,
    });
    const phases = await full.where("Profit_Projectstage", { ProjectId: "EIGEN-1" });
    expect(phases.map((phase) => phase["ProjectStage"]).toSorted()).toEqual(["010", "020"]);
    expect(await full.where("Sandbox_PtProject_KnBasicAddressAdr", { PrId: "EIGEN-1" })).toMatchObject([
      { Ad: "Bouwplaats" },
    ]);
  });

  test("is changed, closed, opened and emptied, phases as well", async () => {
    const PrId = await project({ EmId: "1003" }, { PrSt: "010", Ds: "Fase" });
    await full.put("PtProject", { Fields: { PrId, ChOu: true, EmId: "" }, Objects: stages({ PrSt: "010", ChOu: 1 }) });
    expect(await projectRow(PrId)).toMatchObject({ CheckedOut: true, Leader: null, Description: "Proefproject" });
    expect(await full.where("Profit_Projectstage", { ProjectId: PrId })).toMatchObject([
      { CheckedOut: true, Description: "Fase" },
    ]);
    await full.put("PtProject", { Fields: { PrId, ChOu: false, DbId: "", Ds: "" } });
    expect(await projectRow(PrId)).toMatchObject({
      CheckedOut: false,
      DateReady: null,
      DebtorId: null,
      Description: null,
    });
  });

  test("phases are added by a PUT; those with hours stay, and so does the project", async () => {
    const PrId = await project({}, { PrSt: "010" });
    await full.put("PtProject", { Fields: { PrId }, Objects: stages({ PrSt: "020", Ds: "Later" }) });
    expect(await full.where("Profit_Projectstage", { ProjectId: PrId })).toHaveLength(2);
    expect((await full.remove(`PtProject/PtProject/PrId/${PrId}/PtProjectStage/PrSt/020`)).status).toBe(200);
    expect(await full.where("Profit_Projectstage", { ProjectId: PrId })).toHaveLength(1);
    const hours = { DaTi: "2026-11-20", VaIt: "1", ItCd: "MON", Qu: 1, EmId: "1001", PrId, PrSt: "010" };
    const { Id } = full.keys(await full.post("PtRealization", { Fields: hours }));
    const inUse = (what: string) => `'${what}' kan niet worden verwijderd: er wordt naar verwezen.`;
    await refused(() => full.remove(`PtProject/PtProject/@PrId/${PrId}/PtProjectStage/PrSt/010`), inUse("010"));
    await refused(() => full.remove(`PtProject/PtProject/@PrId/${PrId}`), inUse(PrId));
    expect((await full.remove(`PtRealization/PtRealization/Id/${Id}`)).status).toBe(200);
    expect((await full.remove(`PtProject/PtProject/@PrId/${PrId}`)).status).toBe(200);
    expect(await full.where("Profit_Projects", { ProjectId: PrId })).toEqual([]);
    expect(await full.where("Profit_Projectstage", { ProjectId: PrId })).toEqual([]);
  });

  test("a group is needed, and what it points at exists", async () => {
    await refused(() => full.post("PtProject", { Fields: { Ds: "x" } }), "Vul een waarde in bij 'Projectgroep'.");
    await refused(
      () => full.post("PtProject", { Fields: { PrGp: "NB", DbId: "99999" } }),
      "De waarde die is ingevuld bij 'Verkooprelatie' bestaat niet.",
    );
  });
});

describe("PtRealization", () => {
  const hours = (fields: Element = {}) => ({
    Fields: { DaTi: "2026-11-19", VaIt: "1", ItCd: "MON", EmId: "1001", PrId: "P2301", Qu: 2, ...fields },
  });

  test("two lines go in at once and give two numbers", async () => {
    const reply = await full.post("PtRealization", [hours({ Ds: "een" }), hours({ Ds: "twee", Qu: "1.50" })]);
    const { results } = reply.json as { results: { PtRealization: { Id: string }[] } };
    expect(results.PtRealization).toHaveLength(2);
    const rows = await Promise.all(
      results.PtRealization.map(({ Id }) => full.one("Profit_Realization", { Identity: Id })),
    );
    expect(rows).toMatchObject([
      { Description: "een", QuantityUnit: 2, CostAmount: 125, Approved: false },
      { Description: "twee", QuantityUnit: 1.5, CostAmount: 93.75, EmployeeId: "1001", ProjectId: "P2301" },
    ]);
    const day = await full.one("Profit_Rea_ChangedEntryDate", { EntryDate: "2026-11-19T00:00:00" });
    expect(day["Modified"]).toBe(rows[0]?.["DateModified"]);
  });

  test("hours follow from times, unless they are said", async () => {
    const times = { StTi: "08:00", EnTi: "12:30:00", PaTi: "00:30:00" };
    const { Id = "" } = full.keys(await full.post("PtRealization", hours({ ...times, Qu: undefined })));
    expect(await full.one("Profit_Realization", { Identity: Id })).toMatchObject({ QuantityUnit: 4 });
    await full.put("PtRealization", { Fields: { Id, EnTi: "13:30:00" } });
    expect(await full.one("Profit_Realization", { Identity: Id })).toMatchObject({ QuantityUnit: 5 });
    await full.put("PtRealization", { Fields: { Id, Qu: 7, Ap: true, Ds: "" } });
    expect(await full.one("Profit_Realization", { Identity: Id })).toMatchObject({ QuantityUnit: 7, Approved: true });
    expect(await full.one("Sandbox_PtRealization", { Id })).toMatchObject({ StTi: "08:00:00", EnTi: "13:30:00" });
  });

  test("a price of one's own counts, and can be given up", async () => {
    const { Id = "" } = full.keys(await full.post("PtRealization", hours({ AmCo: 10 })));
    expect(await full.one("Profit_Realization", { Identity: Id })).toMatchObject({ CostAmount: 20 });
    await full.put("PtRealization", { Fields: { Id, AmCo: "" } });
    expect(await full.one("Profit_Realization", { Identity: Id })).toMatchObject({ CostAmount: 125 });
  });

  test("refused: no quantity, another project's phase, an employee or type that is not there", async () => {
    await refused(() => full.post("PtRealization", hours({ Qu: null })), "Vul een waarde in bij 'Aantal'.");
    await refused(
      () => full.post("PtRealization", hours({ PrSt: "999" })),
      "De waarde die is ingevuld bij 'Projectfase' bestaat niet.",
    );
    const own = await project({}, { PrSt: "555" });
    await refused(
      () => full.post("PtRealization", hours({ PrSt: "555" })),
      "De waarde die is ingevuld bij 'Projectfase' bestaat niet.",
    );
    expect((await full.post("PtRealization", hours({ PrId: own, PrSt: "555" }))).status).toBe(201);
    await refused(
      () => full.post("PtRealization", hours({ EmId: "9" })),
      "De waarde die is ingevuld bij 'Medewerker' bestaat niet.",
    );
    await refused(
      () => full.post("PtRealization", hours({ ItCd: "?" })),
      "De waarde die is ingevuld bij 'Itemcode' bestaat niet.",
    );
    await refused(() => full.post("PtRealization", hours({ DaTi: "" })), "Vul een waarde in bij 'Datum'.");
  });
});
