// cspell:ignore ABNA Itemcode Krli Upri bsns ibans
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reply, Row } from "../../../calls";
import { type Sandbox, startSandbox } from "../../../server";
import { REFERENCES, UNIQUE_KEYS } from "../../world-invariants";
import { type CompanyWriter, companyWriter, type Element } from "./company-writer";

// Whatever is written, the books balance and everything leads somewhere: hundreds of calls, good and bad, in any order.
let sandbox: Sandbox;
let full: CompanyWriter;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
});
afterAll(() => sandbox.close());

const SLOW = { timeout: 600_000 };
const CALLS = 90;
const RUNS = 4;

/** What a call is made of; each kind of call takes from it what it needs. */
type Draw = { at: number; other: number; amount: number; count: number; text: string; choice: number };

const draw: fc.Arbitrary<Draw> = fc.record({
  at: fc.nat(100_000),
  other: fc.nat(100_000),
  amount: fc.integer({ min: -200_000, max: 2_000_000 }).map((cents) => cents / 100),
  count: fc.integer({ min: 1, max: 4 }),
  text: fc.string({ minLength: 1, maxLength: 30, unit: "binary" }),
  choice: fc.nat(9),
});

/** One of the last forty by its key: often something that an earlier call wrote. */
async function rowOf(connector: string, key: string, at: number): Promise<Row> {
  const [row] = await full.rows(connector, { orderbyfieldids: `-${key}`, skip: String(at % 40), take: "1" });
  return row ?? {};
}
const pick = async (connector: string, key: string, at: number) =>
  String((await rowOf(connector, key, at))[key] ?? "none");
const below = (named: Record<string, Element | Element[]>) =>
  Object.entries(named).map(([name, element]) => ({ [name]: { Element: element } }));
const times = (count: number, make: (nth: number) => Element) => Array.from({ length: count }, (_, nth) => make(nth));

const person = ({ text, choice, at }: Draw): Element => ({
  Fields: {
    MatchPer: choice < 7 ? "7" : String(choice - 7),
    LaNm: text,
    CaNm: text.slice(0, 3),
    SoSe: ["111222333", "123456782", String(100_000_000 + at), ""][choice % 4],
  },
  Objects: below({
    KnBankAccount: { Fields: { CoId: "NL", Iban: ["NL91ABNA0417164300", "NL00FOUT0000000000"][choice % 2] } },
  }),
});

const organisation = (own: Draw): Element => ({
  Fields: { MatchOga: "6", Nm: own.text, AutoNum: own.choice !== 3, BcCo: own.choice === 4 ? "1000007" : undefined },
  Objects: below({
    KnBasicAddressAdr: { Fields: { CoId: ["NL", "D", "B", "XX"][own.choice % 4], Ad: own.text, HmNr: own.count } },
    KnContact: { Fields: { FuDs: own.text }, Objects: below({ KnPerson: person(own) }) },
  }),
});

const entry = (own: Draw): Element => {
  const day = { EnDa: "2026-11-20", BpDa: "2026-11-20", VaAs: "1" };
  const debits = times(own.count, (nth) => ({ Fields: { ...day, AcNr: "4300", AmDe: own.amount + nth } }));
  const total = own.count * own.amount + (own.count * (own.count - 1)) / 2;
  const off = own.choice === 0 ? 0.01 : 0;
  const party = { ...day, VaAs: "2", AcNr: own.choice === 1 ? "0" : "10003" };
  return {
    Fields: { Year: 2026, Peri: (own.at % 13) + 1, UnId: (own.at % 3) + 1, JoCo: "90" },
    Objects: below({ FiEntries: [...debits, { Fields: { ...party, AmCr: (total + off).toFixed(2) } }] }),
  };
};

const CALL: Readonly<Record<string, (own: Draw) => Promise<Reply>>> = {
  organisation: (own) => full.post("KnOrganisation", organisation(own)),
  person: (own) => full.post("KnPerson", person(own)),
  debtor: async (own) =>
    full.post("KnSalesRelationOrg", {
      Fields: { CuId: own.choice === 0 ? "??" : "EUR", VaId: own.text.slice(0, 20) },
      Objects: below({
        KnOrganisation:
          own.choice < 5
            ? { Fields: { MatchOga: "0", BcCo: await pick("Sandbox_KnOrganisation", "BcCo", own.at) } }
            : organisation(own),
      }),
    }),
  debtorChange: async (own) =>
    full.put("KnSalesRelationOrg", {
      "@DbId": await pick("Sandbox_KnSalesRelationOrg", "DbId", own.at),
      Fields: { Krli: own.at, Bl: own.choice % 2 },
      Objects: below({ KnOrganisation: { Fields: { Nm: own.text } } }),
    }),
  order: async (own) => {
    const ItCd = await pick("Profit_Article", "ItemCode", own.other);
    const lines = times(own.count, (nth) => ({
      Fields: { VaIt: "2", ItCd: nth === 3 ? "?" : ItCd, BiUn: "Stk", QuUn: nth + 0.5, Upri: Math.abs(own.amount) },
    }));
    return full.post("FbSales", {
      Fields: { DbId: await pick("Profit_Debtor", "DebtorId", own.at), RfCs: own.text },
      Objects: below({ FbSalesLines: lines }),
    });
  },
  orderChange: async (own) => {
    const line = await rowOf("Verkooporderregels", "Ordernummer", own.at);
    const action = ["insert", "update", "delete"][own.choice % 3];
    const ItCd = await pick("Profit_Article", "ItemCode", own.other);
    const fields = action === "insert" ? { VaIt: "2", ItCd, BiUn: "Mtr", QuUn: own.count } : { GuLi: line["GUID"] };
    return full.put("FbSales", {
      Fields: { OrNu: line["Ordernummer"] },
      Objects: below({ FbSalesLines: { "@Action": action, Fields: fields } }),
    });
  },
  orderDelete: async ({ at }) => full.remove(`FbSales/FbSales/OrNu/${await pick("Verkooporders", "Ordernummer", at)}`),
  article: (own) =>
    full.post("FbItemArticle", {
      Fields: {
        Ds: own.text,
        Grp: own.choice === 0 ? "?" : "CV",
        BiUn: "Stk",
        SaPrice: own.amount,
        VaBc: own.choice % 2 ? "3" : "0",
        BaCo: ["8712345678906", undefined][own.at % 2],
      },
    }),
  articleDelete: async ({ at }) => {
    // Numbers that Profit gave come first, and nothing may have used those yet.
    const query = { orderbyfieldids: "ItemCode", skip: String(at % 20), take: "1" };
    const [article] = await full.rows("Profit_Article_Basic", query);
    return full.remove(`FbItemArticle/FbItemArticle/ItCd/${article?.["ItemCode"]}`);
  },
  entry: (own) => full.post("FiEntries", own.choice === 2 ? [entry(own), entry({ ...own, choice: 3 })] : entry(own)),
  entryDelete: async ({ at }) => {
    const { UnitId, JournalId, EntryNo } = await rowOf("Profit_Transactions", "EntryNo", at);
    return full.remove(`FiEntries/FiEntryPar/UnId,JoCo/${UnitId},${JournalId}/FiEntries/@EnNo/${EntryNo}`);
  },
  project: async (own) =>
    full.post("PtProject", {
      Fields: { PrGp: "NB", Ds: own.text, DbId: await pick("Profit_Debtor", "DebtorId", own.at), ChOu: own.choice % 2 },
      Objects: below({
        PtProjectStage: times(own.count, (nth) => ({ Fields: { PrSt: String(nth % 3), Ds: own.text } })),
      }),
    }),
  projectDelete: async ({ at }) =>
    full.remove(`PtProject/PtProject/@PrId/${await pick("Profit_Projects", "ProjectId", at)}`),
  phaseDelete: async ({ at }) => {
    const { ProjectId, ProjectStage } = await rowOf("Profit_Projectstage", "ProjectId", at);
    return full.remove(`PtProject/PtProject/PrId/${ProjectId}/PtProjectStage/PrSt/${ProjectStage}`);
  },
  hours: async (own) =>
    full.post("PtRealization", {
      Fields: {
        DaTi: "2026-11-20",
        VaIt: "1",
        ItCd: ["MON", "REI", "?"][own.choice % 3],
        EmId: await pick("Medewerkers", "Medewerker", own.at),
        PrId: await pick("Profit_Projects", "ProjectId", own.other),
        PrSt: [undefined, "010", "1"][own.at % 3],
        Qu: own.count,
      },
    }),
  subject: async (own) =>
    full.post("KnSubject", {
      Fields: { StId: (own.choice % 9) - 1, Ds: own.text, St: own.choice % 2 },
      Objects: below({
        KnSubjectLink: {
          Fields: {
            SfTp: own.at % 2 ? 4 : 2,
            SfId: await pick(
              own.at % 2 ? "Profit_Debtor" : "Medewerkers",
              own.at % 2 ? "DebtorId" : "Medewerker",
              own.other,
            ),
          },
        },
        KnSubjectAttachment: times(own.count, () => ({ Fields: { FileName: own.text, FileStream: "SGFsbG8=" } })),
      }),
    }),
  subjectDelete: async ({ at }) =>
    full.remove(`KnSubject/KnSubject/@SbId/${await pick("Profit_Subjects", "SubjectId", at)}`),
  reaction: async (own) =>
    full.post("KnSubjectReaction", {
      Fields: { SbId: await pick("Profit_Subjects", "SubjectId", own.at), SbTx: own.text },
      Objects: below({ KnReactionAttachment: { Fields: { FileName: "a.txt", FileStream: "SGFsbG8=" } } }),
    }),
  employee: (own) =>
    full.post("KnEmployee", {
      Fields: {},
      Objects: below({
        KnPerson: person(own),
        AfasContract: { "@DaBe": "2026-12-01", Fields: { DaEn: own.choice === 1 ? "2026-11-01" : undefined } },
        AfasTimeTable: { "@DaBg": "2026-12-01", Fields: { HrWk: own.count * 8 } },
      }),
    }),
  leave: async (own) =>
    full.post("HrAbsence", {
      Fields: {
        EmId: await pick("Medewerkers", "Medewerker", own.at),
        ViAt: "VRIJ",
        DaBe: "2027-01-0" + own.count + "T08:00:00",
        DaEn: own.choice === 0 ? "2026-01-01T08:00:00" : "2027-01-09T17:00:00",
      },
    }),
};

const numbersOf = (rows: Row[], field: string) =>
  rows.flatMap((row) => (row[field] === null ? [] : [String(row[field])]));

async function brokenPromises(): Promise<string[]> {
  const kept = new Map<string, Row[]>();
  const all = async (connector: string): Promise<Row[]> => {
    const rows = kept.get(connector) ?? (await full.rows(connector, { skip: "-1", take: "-1" }));
    kept.set(connector, rows);
    return rows;
  };
  const broken: string[] = [];
  for (const [from, field, to, key] of REFERENCES) {
    const known = new Set(numbersOf(await all(to), key));
    const lost = numbersOf(await all(from), field).filter((value) => !known.has(value));
    if (lost.length > 0) broken.push(`${from}.${field} leads nowhere: ${lost.slice(0, 3).join(" ")}`);
  }
  for (const [connector, field] of UNIQUE_KEYS) {
    const values = numbersOf(await all(connector), field);
    if (new Set(values).size !== values.length) broken.push(`${connector}.${field} is not unique`);
  }
  const cents = new Map<string, number>();
  for (const { UnitId, EntryNo, AmtDebit, AmtCredit } of await all("Profit_Transactions")) {
    const difference = Math.round(Number(AmtDebit) * 100) - Math.round(Number(AmtCredit) * 100);
    cents.set(`${UnitId} ${EntryNo}`, (cents.get(`${UnitId} ${EntryNo}`) ?? 0) + difference);
  }
  broken.push(...[...cents].filter(([, off]) => off !== 0).map(([number]) => `entry ${number} does not balance`));
  const lines = Map.groupBy(await all("Verkooporderregels"), (line) => line["Ordernummer"]);
  for (const order of await all("Verkooporders")) {
    const own = lines.get(order["Ordernummer"] ?? null) ?? [];
    const total = own.reduce((sum, line) => sum + Math.round(Number(line["Regelbedrag"]) * 100), 0);
    const isWhole = own.length === order["Aantal_regels"] && total === Math.round(Number(order["Bedrag_excl"]) * 100);
    if (!isWhole) broken.push(`order ${order["Ordernummer"]} is not its lines`);
  }
  for (const iban of numbersOf(await all("Profit_BankAccounts"), "IBAN")) {
    const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((sign) => Number.parseInt(sign, 36)).join("");
    if (BigInt(digits) % 97n !== 1n) broken.push(`IBAN ${iban}`);
  }
  for (const bsn of numbersOf(await all("Profit_OrgPer"), "BSN")) {
    const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
    if (sum % 11 !== 0) broken.push(`BSN ${bsn}`);
  }
  return broken;
}

test("after hundreds of writes everything still adds up", SLOW, async () => {
  const done = new Map<string, number>();
  const call = fc.tuple(fc.constantFrom(...Object.keys(CALL)), draw);
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: CALLS, maxLength: CALLS, size: "max" }), async (calls) => {
      for (const [kind, own] of calls) {
        const reply = (await CALL[kind]?.(own)) ?? { status: 0, text: "" };
        // No stumbling: what is refused is refused for a reason.
        expect([200, 201, 500], `${kind} ${JSON.stringify(own)} ${reply.text}`).toContain(reply.status);
        expect(reply.text, `${kind} ${JSON.stringify(own)}`).not.toContain("onverwachte fout");
        if (reply.status !== 500) done.set(kind, (done.get(kind) ?? 0) + 1);
      }
      expect(await brokenPromises()).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Enough of it was really written, and of most kinds.
  expect([...done.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(120);
  expect(done.size).toBeGreaterThan(Object.keys(CALL).length / 2);
});
