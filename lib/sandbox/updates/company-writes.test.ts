// cspell:ignore ABNA
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, type Row } from "../calls";
import { type Sandbox, startSandbox } from "../server";

// The connectors of the company as links use them: what is written shows in Profit's own GetConnectors at once.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => new Date("2026-11-23T10:15:30Z") });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

async function written(method: string, connector: string, body: unknown): Promise<Record<string, string>> {
  const reply = await full.send(method, `connectors/${connector}`, body);
  expect(reply).toMatchObject({ status: 201 });
  return Object.values((reply.json as { results: Record<string, Record<string, string>> }).results)[0] ?? {};
}
const rowsOf = (connector: string, field: string, value: string | undefined): Promise<Row[]> =>
  full.rows(connector, { filterfieldids: field, filtervalues: value ?? "?", operatortypes: "1" });
const refusal = (errorNumber: number) => ({ status: 500, json: { errorNumber } });

test("a dossier item with a link and an attachment, changed, given another attachment and taken away", async () => {
  const attachment = { Element: { Fields: { FileName: "a.txt", FileStream: "SGFsbG8=" } } };
  const { SbId } = await written("POST", "KnSubject", {
    KnSubject: {
      Element: {
        Fields: { StId: 4, Ds: "Proefbericht", Da: "2026-11-23T09:30:00" },
        Objects: [
          { KnSubjectLink: { Element: { Fields: { SfTp: 1, SfId: "1000001" } } } },
          { KnSubjectAttachment: attachment },
        ],
      },
    },
  });
  expect(SbId).toMatch(/^\d+$/);
  expect(await rowsOf("Sandbox_KnSubject", "SbId", SbId)).toMatchObject([{ Ds: "Proefbericht", StId: 4 }]);
  expect(await rowsOf("Sandbox_KnSubject_KnSubjectLink", "KnSubject_SbId", SbId)).toMatchObject([{ SfId: "1000001" }]);
  const [file] = await rowsOf("Profit_Subject_Attachments", "subject_id", SbId);
  expect(file).toMatchObject({ file_name: "a.txt" });
  const { json } = await full.get(`subjectconnector/${SbId}/${String(file?.["file_id"])}`);
  expect(json).toMatchObject({ filename: "a.txt", filedata: "SGFsbG8=" });

  await written("PUT", "KnSubject", { KnSubject: { Element: { "@SbId": SbId, Fields: { Ds: "Anders" } } } });
  const more = { KnSubject: { Element: { "@SbId": Number(SbId), Objects: [{ KnSubjectAttachment: attachment }] } } };
  expect(await written("POST", "KnSubject/KnSubjectAttachment", more)).toEqual({ SbId });
  expect(await rowsOf("Sandbox_KnSubject", "SbId", SbId)).toMatchObject([{ Ds: "Anders" }]);
  expect(await rowsOf("Profit_Subject_Attachments", "subject_id", SbId)).toHaveLength(2);

  expect((await full.send("DELETE", `connectors/KnSubject/KnSubject/@SbId/${SbId}`)).status).toBe(200);
  expect(await rowsOf("Sandbox_KnSubject", "SbId", SbId)).toEqual([]);
  expect(await rowsOf("Profit_Subject_Attachments", "subject_id", SbId)).toEqual([]);
});

describe("a debtor with its organisation", () => {
  const debtor = (organisation: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
    KnSalesRelationOrg: {
      Element: {
        Fields: { IsDb: true, CuId: "EUR", ...fields },
        Objects: [{ KnOrganisation: { Element: { Fields: organisation } } }],
      },
    },
  });

  test("is made with numbers of its own, and found again by its name", async () => {
    const { DbId, BcCo } = await written("POST", "KnSalesRelationOrg", debtor({ MatchOga: "6", Nm: "Proef Zeven BV" }));
    expect(await rowsOf("Profit_Debtor", "DebtorId", DbId)).toMatchObject([{ DebtorName: "Proef Zeven BV", BcCo }]);
    const again = await written("POST", "KnSalesRelationOrg", debtor({ MatchOga: 3, Nm: "Proef Zeven BV" }));
    expect(again["BcCo"]).toBe(BcCo);
    expect(again["DbId"]).not.toBe(DbId);
    expect(await rowsOf("Profit_OrgPer", "BcCo", BcCo)).toHaveLength(1);
  });

  test("is not made when a value points nowhere, nor is its organisation", async () => {
    const body = debtor({ MatchOga: "6", Nm: "Proef Acht BV" }, { PaCd: "XX" });
    expect(await full.send("POST", "connectors/KnSalesRelationOrg", body)).toMatchObject(refusal(-2147220469));
    expect(await rowsOf("Profit_OrgPer", "Name", "Proef Acht BV")).toEqual([]);
  });
});

describe("an entry in the books", () => {
  const line = (account: string, debit: number, credit: number) => ({
    Fields: {
      VaAs: 1,
      AcNr: account,
      EnDa: "2026-11-02",
      BpDa: "2026-11-02",
      BpNr: "PROEF1",
      AmDe: debit,
      AmCr: credit,
    },
  });
  const entry = (...lines: unknown[]) => ({
    FiEntryPar: {
      Element: {
        Fields: { Year: "2026", Peri: "11", UnId: 1, JoCo: "50" },
        Objects: { FiEntries: { Element: lines } },
      },
    },
  });

  test("balances, shows in the transactions, and goes as a whole by its number", async () => {
    const { UnId, EnNo } = await written("POST", "FiEntries", entry(line("1100", 0, 12.1), line("1000", 12.1, 0)));
    expect(UnId).toBe("1");
    expect(await rowsOf("Sandbox_FiEntries_FiEntries", "EnNo", EnNo)).toMatchObject([
      { AcNr: "1100" },
      { AcNr: "1000" },
    ]);
    expect(await rowsOf("Profit_Transactions", "EntryNo", EnNo)).toHaveLength(2);
    const path = `connectors/FiEntries/FiEntryPar/UnId,JoCo/1,50/FiEntries/@EnNo/${EnNo}`;
    expect((await full.send("DELETE", path)).status).toBe(200);
    expect(await rowsOf("Profit_Transactions", "EntryNo", EnNo)).toEqual([]);
    expect((await full.send("DELETE", path)).status).toBe(500);
  });

  test("that does not balance is not booked", async () => {
    const [last] = await full.rows("Profit_Transactions", { orderbyfieldids: "-EntryNo", take: "1" });
    const reply = await full.send("POST", "connectors/FiEntries", entry(line("1100", 0, 12.1), line("1000", 12, 0)));
    expect(reply.status).toBe(500);
    expect(await full.rows("Profit_Transactions", { orderbyfieldids: "-EntryNo", take: "1" })).toEqual([last]);
  });
});

test("an order with lines: changed by its number, a line added, a line changed by its key", async () => {
  const [article] = await full.rows("Profit_Article", { take: "1", orderbyfieldids: "ItemCode" });
  const line = (fields: Record<string, unknown>) => ({
    Fields: { VaIt: "2", ItCd: article?.["ItemCode"], BiUn: article?.["UnitId"], QuUn: 3, ...fields },
  });
  const order = (fields: Record<string, unknown>, ...lines: unknown[]) => ({
    FbSales: { Element: { Fields: fields, Objects: { FbSalesLines: { Element: lines } } } },
  });
  const { OrNu } = await written("POST", "FbSales", order({ DbId: "10001", OrDa: "2026-11-20" }, line({})));
  await written("POST", "FbSales/FbSalesLines", order({ OrNu }, line({ QuUn: 5 })));
  const lines = () => rowsOf("Sandbox_FbSales_FbSalesLines", "OrNu", OrNu);
  expect((await lines()).map(({ QuUn }) => QuUn).sort()).toEqual([3, 5]);

  const GuLi = (await lines()).find(({ QuUn }) => QuUn === 5)?.["GuLi"];
  await written("PUT", "FbSales", order({ OrNu, RfCs: "PO-1" }, { Fields: { GuLi, QuUn: 7 } }));
  expect((await lines()).map(({ QuUn }) => QuUn).sort()).toEqual([3, 7]);
  expect(await rowsOf("Sandbox_FbSales", "OrNu", OrNu)).toMatchObject([{ RfCs: "PO-1", DbId: "10001" }]);
});

test("a participant of a course has a key of two parts", async () => {
  const [event] = await full.rows("Sandbox_KnCourseEvent", { take: "1" });
  const [contact] = await full.rows("Profit_Contacts", { take: "1", orderbyfieldids: "-ContactId" });
  const keys = { "@CrId": event?.["Id"], "@CdId": contact?.["ContactId"] };
  const body = (fields: Record<string, unknown>) => ({ KnCourseMember: { Element: { ...keys, Fields: fields } } });
  const reply = await full.send("POST", "connectors/KnCourseMember", body({ BcCo: contact?.["OrgNumber"] }));
  expect(reply.status).toBe(201);
  const members = async () =>
    (await rowsOf("Sandbox_KnCourseMember", "CdId", String(keys["@CdId"]))).filter(
      ({ CrId }) => CrId === keys["@CrId"],
    );
  expect(await members()).toHaveLength(1);
  expect((await full.send("PUT", "connectors/KnCourseMember", body({ Rm: "Vegetarisch" }))).status).toBe(201);
  expect(await members()).toMatchObject([{ Rm: "Vegetarisch" }]);
  const path = `connectors/KnCourseMember/KnCourseMember/@CrId,@CdId/${keys["@CrId"]},${keys["@CdId"]}`;
  expect((await full.send("DELETE", path)).status).toBe(200);
  expect(await members()).toEqual([]);
});

test(
  "calls that are refused at their end leave every answer as it was, byte by byte",
  { timeout: 120_000 },
  async () => {
    const organisation = { MatchOga: "6", Nm: "Proef Negen BV", PadAdr: true };
    const address = {
      KnBasicAddressAdr: { Element: { Fields: { CoId: "NL", Ad: "Kade", HmNr: 1, ZpCd: "3811AA", Rs: "Amersfoort" } } },
    };
    const bank = { KnBankAccount: { Element: { Fields: { CoId: "NL", Iban: "NL91ABNA0417164300" } } } };
    const person = { MatchPer: "7", LaNm: "Proef", FiNm: "An", In: "A." };
    const attachment = { Element: { Fields: { FileName: "a.txt", FileStream: "SGFsbG8=" } } };
    const whole = { Fields: organisation, Objects: [address, bank] };
    const valid: Record<string, readonly unknown[]> = {
      KnOrganisation: ["KnOrganisation", whole, { Fields: { BcCo: "1000001", Nm: "Anders" }, "@Action": "update" }],
      KnPerson: ["KnPerson", { Fields: person, Objects: [address, bank] }],
      KnSalesRelationOrg: [
        "KnSalesRelationOrg",
        { Fields: { CuId: "EUR" }, Objects: { KnOrganisation: { Element: whole } } },
        { "@DbId": "10001", "@Action": "update", Fields: { Bl: true } },
      ],
      KnSubject: [
        "KnSubject",
        { Fields: { StId: 4, Ds: "Proef" }, Objects: { KnSubjectAttachment: attachment } },
        { "@SbId": 20001, "@Action": "update", Fields: { Ds: "Anders" }, Objects: { KnSubjectAttachment: attachment } },
        { "@SbId": 20002, "@Action": "delete" },
      ],
      FiEntries: [
        "FiEntryPar",
        {
          Fields: { Year: 2026, Peri: 11, UnId: 1, JoCo: "50" },
          Objects: {
            FiEntries: {
              Element: [{ AmDe: 5 }, { AmCr: 5 }].map((amount) => ({
                Fields: { VaAs: 1, AcNr: "1100", EnDa: "2026-11-02", BpDa: "2026-11-02", ...amount },
              })),
            },
          },
        },
      ],
    };
    const connectors = full.getConnectors.filter(
      (id) => id.startsWith("Profit_") || Object.keys(valid).some((own) => id.startsWith(`Sandbox_${own}`)),
    );
    const answers = async () => {
      const replies = [];
      for (const id of connectors) replies.push([id, (await full.get(`connectors/${id}?skip=-1&take=-1`)).text]);
      return replies;
    };
    const before = await answers();
    const send = (connector: string, more: unknown[]) => {
      const [root = "", ...elements] = valid[connector] ?? [];
      return full.send("POST", `connectors/${connector}`, { [root as string]: { Element: [...elements, ...more] } });
    };
    for (const connector of Object.keys(valid)) {
      expect((await send(connector, [{ "@Action": "update", Fields: {} }])).status, connector).toBe(500);
    }
    // A write elsewhere, so that no answer comes from memory.
    const table = { KnCustomK01: { Element: { Fields: { Ds: "Proef" } } } };
    expect((await full.send("POST", "connectors/KnCustomK01", table)).status).toBe(201);
    expect(await answers()).toEqual(before);
    // It was the last line of each that was refused.
    for (const connector of Object.keys(valid))
      expect((await send(connector, [])).text, connector).toMatch(/^\{"results"/);
  },
);
