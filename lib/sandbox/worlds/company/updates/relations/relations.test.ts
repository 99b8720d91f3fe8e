// cspell:ignore ABNA ABNANL Adress NIEUWEHAVE Recidence
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

const RELATIONS = [
  ..."Profit_OrgPer Profit_Address Profit_BankAccounts Profit_Contacts Profit_Debtor".split(" "),
  ..."Sandbox_KnOrganisation Sandbox_KnOrganisation_KnBasicAddressPad Sandbox_KnPerson".split(" "),
];
const ADDRESS = { CoId: "NL", Ad: "Havenstraat", HmNr: 12, HmAd: "B", ZpCd: "3512 AB", Rs: "Utrecht" };
const PERSON = { CaNm: "Ans", In: "A.", Is: "van", LaNm: "Zandvoort", ViGe: "V", SoSe: "111222333", MbNr: "06-1234" };
const objects = (named: Record<string, Element | Element[]>) =>
  Object.entries(named).map(([name, element]) => ({ [name]: { Element: element } }));
const organisation = (fields: Element, below: Record<string, Element | Element[]> = {}) => ({
  Fields: { MatchOga: "6", AutoNum: true, ...fields },
  Objects: objects(below),
});

/** Nothing may have changed when a write is refused. */
async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(RELATIONS);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(RELATIONS)).toBe(before);
}

describe("KnOrganisation", () => {
  test("goes in with address, bank account, contact and person, and shows everywhere at once", async () => {
    const element = organisation(
      { Nm: "Nieuwe Haven B.V.", CcNr: "87654321", TeNr: "030-7654321", EmAd: "info@haven.example", Re: "Vaste klant" },
      {
        KnBasicAddressAdr: { Fields: ADDRESS },
        KnBankAccount: { Fields: { CoId: "NL", Iban: "NL91ABNA0417164300", Bic: "ABNANL2A" } },
        KnContact: {
          Fields: { FuDs: "Inkoper", EmAd: "ans@haven.example" },
          Objects: objects({ KnPerson: { Fields: { MatchPer: "7", ...PERSON } } }),
        },
      },
    );
    const keys = full.keys(await full.post("KnOrganisation", element));
    expect(keys).toEqual({ BcCo: expect.stringMatching(/^\d{7}$/), BcId: expect.stringMatching(/^\d+$/) });
    const { BcCo = "" } = keys;
    const row = await full.one("Profit_OrgPer", { BcCo });
    expect(row).toMatchObject({ Name: "Nieuwe Haven B.V.", SearchName: "NIEUWEHAVE", ChOfCommNr: "87654321" });
    expect(row).toMatchObject({
      AdressLine1: "Havenstraat 12 B",
      AdressLine3: "3512 AB  UTRECHT",
      Note: "Vaste klant",
    });
    expect(row["CreateDate"]).toBe(row["ModifiedDate"]);
    expect(await full.one("Profit_BankAccounts", { BcCo })).toMatchObject({ IBAN: "NL91ABNA0417164300" });
    const contact = await full.one("Profit_Contacts", { OrgNumber: BcCo });
    expect(contact).toMatchObject({
      Type: "PRS",
      Function: "Inkoper",
      FullName: "Ans van Zandvoort",
      MobWork: "06-1234",
    });
    const person = await full.one("Profit_OrgPer", { BcCo: String(contact["PerNumber"]) });
    expect(person).toMatchObject({ Type: "2", Name: "Ans van Zandvoort", BSN: "111222333" });
    expect(await full.one("Sandbox_KnOrganisation", { BcCo })).toMatchObject({ Nm: "Nieuwe Haven B.V.", PadAdr: true });
  });

  test("changes what is written and nothing else, and empties what is emptied", async () => {
    const { BcCo = "" } = full.keys(
      await full.post("KnOrganisation", organisation({ Nm: "Half Werk", EmAd: "a@b.example" })),
    );
    const custom = await full.one("Sandbox_KnOrganisation", { BcCo });
    const [own = ""] = Object.keys(custom).filter((name) => /^U[0-9A-F]{32}$/.test(name));
    await full.put("KnOrganisation", { Fields: { BcCo, TeNr: "020-1", [own]: "plan A" } });
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({
      Name: "Half Werk",
      TelWork: "020-1",
      MailWork: "a@b.example",
    });
    await full.put("KnOrganisation", { Fields: { BcCo, TeNr: "", EmAd: null } });
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({
      Name: "Half Werk",
      TelWork: null,
      MailWork: null,
    });
    expect(await full.one("Sandbox_KnOrganisation", { BcCo })).toMatchObject({ [own]: "plan A" });
  });

  test("an organisation cannot be deleted", async () => {
    expect((await full.remove("KnOrganisation/KnOrganisation/BcCo/1000001")).status).toBe(500);
    expect(await full.one("Profit_OrgPer", { BcCo: "1000001" })).toBeDefined();
  });
});

describe("MatchOga", () => {
  const FOUND = { Nm: "Gezocht B.V.", CcNr: "55443322", FiNr: "123456782" };
  const place = { CoId: "NL", Ad: "Zoekweg", HmNr: 77, ZpCd: "9999 ZZ", Rs: "Emmen" };
  let number = "";
  beforeAll(async () => {
    const below = { KnBasicAddressAdr: { Fields: place }, KnBasicAddressPad: { Fields: { ...place, HmNr: 78 } } };
    number = full.keys(await full.post("KnOrganisation", organisation(FOUND, below)))["BcCo"] ?? "";
  });

  test.each([
    ["1", { CcNr: "55443322" }, {}],
    ["2", { FiNr: "123456782" }, {}],
    ["3", { Nm: "gezocht b.v." }, {}],
    ["4", {}, { KnBasicAddressAdr: { Fields: place } }],
    ["5", {}, { KnBasicAddressPad: { Fields: { ...place, HmNr: 78 } } }],
  ])("%s finds it, and turns an insert into an update", async (MatchOga, fields, below) => {
    const count = (await full.rows("Profit_OrgPer", { skip: "-1" })).length;
    const written = { Nm: "Gezocht B.V.", ...fields, MatchOga, Re: `gevonden op ${MatchOga}` };
    const keys = full.keys(await full.post("KnOrganisation", { Fields: written, Objects: objects(below) }));
    expect(keys["BcCo"]).toBe(number);
    expect(await full.one("Profit_OrgPer", { BcCo: number })).toMatchObject({ Note: `gevonden op ${MatchOga}` });
    expect((await full.rows("Profit_OrgPer", { skip: "-1" })).length).toBe(count);
    await full.put("KnOrganisation", { Fields: { BcCo: number, Nm: "Gezocht B.V." } });
  });

  test("what is not found is inserted, also by a PUT", async () => {
    const keys = full.keys(
      await full.put("KnOrganisation", { Fields: { MatchOga: "1", CcNr: "10203040", Nm: "Nog nieuw" } }),
    );
    expect(await full.one("Profit_OrgPer", { BcCo: keys["BcCo"] ?? "" })).toMatchObject({ Name: "Nog nieuw" });
  });

  test("6 always inserts", async () => {
    const keys = full.keys(await full.post("KnOrganisation", organisation({ ...FOUND, Nm: "Dubbel" })));
    expect(keys["BcCo"]).not.toBe(number);
  });

  test("several are refused", async () => {
    for (const Re of ["een", "twee"]) await full.post("KnOrganisation", organisation({ Nm: "Tweeling", Re }));
    await refused(
      () => full.post("KnOrganisation", { Fields: { MatchOga: "3", Nm: "Tweeling" } }),
      "Er is meer dan een organisatie of persoon gevonden bij het vergelijken op 'Naam'.",
    );
  });

  test("0 wants a number to update, and none to insert", async () => {
    await refused(
      () => full.put("KnOrganisation", { Fields: { MatchOga: "0", Nm: "Wie" } }),
      "Vul een waarde in bij 'Nummer'.",
    );
    expect((await full.post("KnOrganisation", { Fields: { MatchOga: "0", Nm: "Zonder nummer" } })).status).toBe(201);
    await full.post("KnOrganisation", { Fields: { MatchOga: "0", BcCo: number, Re: "op nummer" } });
    expect(await full.one("Profit_OrgPer", { BcCo: number })).toMatchObject({ Note: "op nummer" });
  });

  test("a way of matching wants what it compares", async () => {
    await refused(
      () => full.post("KnOrganisation", { Fields: { MatchOga: "1", Nm: "Geen nummer" } }),
      "Vul een waarde in bij 'KvK-nummer'.",
    );
  });
});

describe("numbers", () => {
  test("AutoNum gives one; without AutoNum it has to be said, and to be free", async () => {
    const own = organisation({ Nm: "Eigen nummer", AutoNum: false, BcCo: "7000123" });
    expect(full.keys(await full.post("KnOrganisation", own))["BcCo"]).toBe("7000123");
    await refused(
      () => full.post("KnOrganisation", organisation({ Nm: "Geen nummer", AutoNum: "0" })),
      "Vul een waarde in bij 'Nummer'.",
    );
    await refused(
      () => full.post("KnOrganisation", { Fields: { Nm: "Bestaat al", BcCo: "7000123" } }),
      "Organisatie: het record bestaat al.",
    );
    // Organisations and persons share their numbers.
    await refused(
      () => full.post("KnPerson", { Fields: { MatchPer: "7", AutoNum: false, BcCo: "7000123", LaNm: "Kaper" } }),
      "Nummer '7000123' is al in gebruik.",
    );
  });
});

describe("addresses", () => {
  test("PadAdr leaves the mailing address out; without it both stay", async () => {
    const below = { KnBasicAddressAdr: { Fields: ADDRESS }, KnBasicAddressPad: { Fields: { ...ADDRESS, HmNr: 99 } } };
    const kept = full.keys(await full.post("KnOrganisation", organisation({ Nm: "Twee adressen" }, below)));
    const left = full.keys(await full.post("KnOrganisation", organisation({ Nm: "Een adres", PadAdr: 1 }, below)));
    const mail = ({ BcCo = "" }) => full.where("Sandbox_KnOrganisation_KnBasicAddressPad", { BcCo });
    expect(await mail(kept)).toMatchObject([{ HmNr: 99 }]);
    expect(await mail(left)).toEqual([]);
    await full.put("KnOrganisation", { Fields: { BcCo: kept["BcCo"], PadAdr: true } });
    expect(await mail(kept)).toEqual([]);
  });

  test("the same address twice is one", async () => {
    const below = { KnBasicAddressAdr: { Fields: ADDRESS }, KnBasicAddressPad: { Fields: ADDRESS } };
    const { BcCo = "" } = full.keys(await full.post("KnOrganisation", organisation({ Nm: "Zelfde adres" }, below)));
    expect(await full.where("Sandbox_KnOrganisation_KnBasicAddressPad", { BcCo })).toEqual([]);
    expect(await full.one("Sandbox_KnOrganisation", { BcCo })).toMatchObject({ PadAdr: true });
  });

  test("a line changes the address that is there, and takes one line", async () => {
    const { BcCo = "" } = full.keys(
      await full.post("KnOrganisation", organisation({ Nm: "Verhuizer" }, { KnBasicAddressAdr: { Fields: ADDRESS } })),
    );
    const [before] = await full.where("Sandbox_KnOrganisation_KnBasicAddressAdr", { BcCo });
    expect(before).toMatchObject({ Ad: "Havenstraat" });
    const count = (await full.rows("Profit_Address", { skip: "-1" })).length;
    await full.put("KnOrganisation", {
      Fields: { BcCo },
      Objects: objects({ KnBasicAddressAdr: { Fields: { Ad: "Kade", HmNr: 1, HmAd: "" } } }),
    });
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({
      AdressLine1: "Kade 1",
      AdressLine3: "3512 AB  UTRECHT",
    });
    expect((await full.rows("Profit_Address", { skip: "-1" })).length).toBe(count);
    const twice = [{ Fields: ADDRESS }, { Fields: ADDRESS }];
    await refused(
      () => full.put("KnOrganisation", { Fields: { BcCo }, Objects: objects({ KnBasicAddressAdr: twice }) }),
      "Adres: er is maar een regel mogelijk.",
    );
  });

  test("a country is needed, and exists", async () => {
    const at = (Fields: Element) => () =>
      full.post("KnOrganisation", organisation({ Nm: "Nergens" }, { KnBasicAddressAdr: { Fields } }));
    await refused(at({ ...ADDRESS, CoId: undefined }), "Vul een waarde in bij 'Land'.");
    await refused(at({ ...ADDRESS, CoId: "XX" }), "De waarde die is ingevuld bij 'Land' bestaat niet.");
  });

  test("ResZip looks the town up by the postal code", async () => {
    const below = { KnBasicAddressAdr: { Fields: { ...ADDRESS, Rs: undefined, ZpCd: "5611 AA", ResZip: "1" } } };
    const { BcCo = "" } = full.keys(await full.post("KnOrganisation", organisation({ Nm: "Opgezocht" }, below)));
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({ AdressLine3: "5611 AA  EINDHOVEN" });
  });
});

describe("bank accounts", () => {
  const account = (Fields: Element, action?: string) => ({
    Fields: { BcCo: "1000003" },
    Objects: objects({ KnBankAccount: { Fields: { CoId: "NL", ...Fields }, ...(action && { "@Action": action }) } }),
  });

  test("can be added to what is there, and no more", async () => {
    const before = await full.where("Profit_BankAccounts", { BcCo: "1000003" });
    expect((await full.put("KnOrganisation", account({ Iban: "NL02ABNA0123456789" }))).status).toBe(201);
    expect(await full.where("Profit_BankAccounts", { BcCo: "1000003" })).toHaveLength(before.length + 1);
    for (const action of ["update", "delete"]) {
      const before = await full.bytesOf(RELATIONS);
      expect((await full.put("KnOrganisation", account({ Iban: "NL02ABNA0123456789" }, action))).status).toBe(500);
      expect(await full.bytesOf(RELATIONS)).toBe(before);
    }
  });

  test("an IBAN passes its check, unless the check is waived", async () => {
    await refused(
      () => full.put("KnOrganisation", account({ Iban: "NL92ABNA0417164300" })),
      "Het IBAN-nummer voldoet niet aan de IBAN-controle.",
    );
    expect((await full.put("KnOrganisation", account({ Iban: "NL92ABNA0417164300", IbCk: false }))).status).toBe(201);
  });
});
