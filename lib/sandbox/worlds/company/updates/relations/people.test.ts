// cspell:ignore EMMADEWINT
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

const PEOPLE = "Profit_OrgPer Profit_Contacts Medewerkers Sandbox_KnPerson Sandbox_KnContact".split(" ");
const below = (name: string, element: Element) => [{ [name]: { Element: element } }];
const person = (fields: Element, more: Element = {}) => ({ Fields: { MatchPer: "7", ...fields }, ...more });

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(PEOPLE);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(PEOPLE)).toBe(before);
}

const EMMA = { CaNm: "Emma", In: "E.", Is: "de", LaNm: "Winter", ViGe: "V", DaBi: "1990-02-03" };

describe("KnPerson", () => {
  test("goes in, is changed, and is emptied", async () => {
    const { BcCo = "" } = full.keys(await full.post("KnPerson", person({ ...EMMA, SoSe: "111222333", TeNr: "010-1" })));
    const row = { Type: "2", Name: "Emma de Winter", SearchName: "EMMADEWINT", BSN: "111222333", TelWork: "010-1" };
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({ ...row, DateBirth: "1990-02-03T00:00:00Z" });
    await full.put("KnPerson", { Fields: { BcCo, LaNm: "Zomer", Is: "", SoSe: "", TeNr: "" } });
    expect(await full.one("Profit_OrgPer", { BcCo })).toMatchObject({ Name: "Emma Zomer", BSN: null, TelWork: null });
  });

  test("what the company has no place for is kept as well, and a picture byte by byte", async () => {
    const { BcCo = "" } = full.keys(
      await full.post("KnPerson", person({ LaNm: "Foto", ViCs: "OG", FileName: "f.png", FileStream: "iVBORw0KGgo=" })),
    );
    expect(await full.one("Sandbox_KnPerson", { BcCo })).toMatchObject({ ViCs: "OG", FileStream: "iVBORw0KGgo=" });
  });

  test.each(["111222334", "12345678", "abcdefghi", "000000000"])("a BSN passes the eleven test: not %s", (SoSe) =>
    refused(() => full.post("KnPerson", person({ LaNm: "Proef", SoSe })), "Het BSN voldoet niet aan de elfproef."),
  );

  test("a last name is needed, and codes come from their list", async () => {
    await refused(() => full.post("KnPerson", person({ CaNm: "Zonder" })), "Vul een waarde in bij 'Achternaam'.");
    await refused(
      () => full.post("KnPerson", person({ LaNm: "Proef", ViGe: "Q" })),
      "De waarde bij 'Geslacht' staat niet in de lijst met mogelijke waarden.",
    );
  });

  test("a portal role can be added and not changed", async () => {
    const role = (action?: string) => ({
      Fields: { BcCo: "1001201" },
      Objects: below("KnContactAutRole", { Fields: { AutRoleDs: "Klant" }, ...(action && { "@Action": action }) }),
    });
    expect((await full.put("KnPerson", role())).status).toBe(201);
    expect(await full.where("Sandbox_KnPerson_KnContactAutRole", { BcCo: "1001201" })).toHaveLength(1);
    expect((await full.put("KnPerson", role("delete"))).status).toBe(500);
    expect(await full.where("Sandbox_KnPerson_KnContactAutRole", { BcCo: "1001201" })).toHaveLength(1);
  });
});

describe("MatchPer", () => {
  const SOUGHT = { In: "Q.", Is: "van", LaNm: "Zoekveld", ViGe: "M" };
  const MORE = { SoSe: "123456782", EmAd: "q@zoek.example", MbNr: "06-55", TeNr: "055-1", DaBi: "1980-05-06" };
  let number = "";
  beforeAll(async () => {
    number = full.keys(await full.post("KnPerson", person({ ...SOUGHT, ...MORE })))["BcCo"] ?? "";
    // The same name with nothing else the same.
    await full.post("KnPerson", person({ ...SOUGHT, EmAd: "ander@zoek.example", MbNr: "06-66", DaBi: "1999-01-01" }));
  });

  test.each([
    ["1", { SoSe: "123456782", LaNm: "Zoekveld" }],
    ["3", { ...SOUGHT, EmAd: "Q@zoek.example" }],
    ["4", { ...SOUGHT, MbNr: "06-55" }],
    ["5", { ...SOUGHT, TeNr: "055-1" }],
    ["6", { ...SOUGHT, DaBi: "1980-05-06" }],
  ])("%s finds the person", async (MatchPer, fields) => {
    const keys = full.keys(await full.post("KnPerson", { Fields: { ...fields, MatchPer, Re: `op ${MatchPer}` } }));
    expect(keys["BcCo"]).toBe(number);
    expect(await full.one("Profit_OrgPer", { BcCo: number })).toMatchObject({ Note: `op ${MatchPer}` });
  });

  test("2 finds two of the same name, and is refused", () =>
    refused(
      () => full.post("KnPerson", { Fields: { ...SOUGHT, MatchPer: "2" } }),
      "Er is meer dan een organisatie of persoon gevonden bij het vergelijken op 'Naam + voorvoegsel + initialen + geslacht'.",
    ));

  test("7 always inserts; without a match the action counts", async () => {
    expect(full.keys(await full.post("KnPerson", person(SOUGHT)))["BcCo"]).not.toBe(number);
    await refused(
      () => full.post("KnPerson", { Fields: { BcCo: number, LaNm: "Zoekveld" } }),
      "Persoon: het record bestaat al.",
    );
    await refused(() => full.put("KnPerson", { Fields: { BcCo: "99999999" } }), "Persoon: het record bestaat niet.");
  });
});

describe("KnContact", () => {
  test("is changed by organisation and person, or by its own number", async () => {
    const [contact] = await full.where("Profit_Contacts", { OrgNumber: "1000010" });
    const [BcCoOga, BcCoPer, CdId] = [contact?.["OrgNumber"], contact?.["PerNumber"], contact?.["ContactId"]];
    expect((await full.put("KnContact", { Fields: { BcCoOga, BcCoPer, FuDs: "Chef", TeNr: "088-1" } })).status).toBe(
      201,
    );
    const row = () => full.one("Profit_Contacts", { ContactId: String(CdId) });
    expect(await row()).toMatchObject({ Function: "Chef", TelWork: "088-1" });
    await full.put("KnContact", { Fields: { CdId, FuDs: "", Bl: true, TeNr: "" } });
    expect(await row()).toMatchObject({ Function: null, Blocked: true, TelWork: contact?.["TelWork"] });
  });

  test("may have an address of its own", async () => {
    const [contact] = await full.where("Profit_Contacts", { OrgNumber: "1000011" });
    const CdId = contact?.["ContactId"];
    const address = below("KnBasicAddressAdr", {
      Fields: { CoId: "NL", Ad: "Zijstraat", HmNr: 3, ZpCd: "1000 AA", Rs: "Ede" },
    });
    await full.put("KnContact", { Fields: { CdId }, Objects: address });
    const row = await full.one("Profit_Contacts", { ContactId: String(CdId) });
    expect(row).toMatchObject({ AddressLine1: "Zijstraat 3", AddressLine3: "1000 AA  EDE" });
  });

  test("cannot be inserted or deleted by itself", async () => {
    const [contact] = await full.where("Profit_Contacts", { OrgNumber: "1000012" });
    expect((await full.post("KnContact", { Fields: { BcCoOga: "1000012", ExAd: "Nieuw" } })).status).toBe(500);
    expect((await full.remove(`KnContact/KnContact/CdId/${contact?.["ContactId"]}`)).status).toBe(500);
    expect(await full.where("Profit_Contacts", { ContactId: String(contact?.["ContactId"]) })).toHaveLength(1);
  });

  test("departments and people are added to an organisation, changed and taken away", async () => {
    const contacts = () => full.where("Profit_Contacts", { OrgNumber: "1000013" });
    const before = await contacts();
    const write = (contact: Element) =>
      full.put("KnOrganisation", { Fields: { BcCo: "1000013" }, Objects: below("KnContact", contact) });
    await write({ "@Action": "insert", Fields: { ViKc: "AFD", ExAd: "Expeditie" } });
    expect(await contacts()).toHaveLength(before.length + 1);
    expect(await full.one("Profit_Contacts", { OrgNumber: "1000013", Department: "Expeditie" })).toMatchObject({
      Type: "AFD",
    });
    await write({ Fields: { ExAd: "Expeditie", TeNr: "077-7" } });
    expect(await contacts()).toHaveLength(before.length + 1);
    await refused(
      () => write({ "@Action": "insert", Fields: { ViKc: "PRS", ExAd: "Niemand" } }),
      "Vul een waarde in bij 'Persoon'.",
    );
    const somebody = below("KnPerson", { Fields: { MatchPer: "0", BcCo: "1001300" } });
    await write({ "@Action": "insert", Fields: { FuDs: "Chauffeur" }, Objects: somebody });
    expect(await full.one("Profit_Contacts", { OrgNumber: "1000013", PerNumber: "1001300" })).toMatchObject({
      Type: "PRS",
      Function: "Chauffeur",
    });
    // The person stays who he is: the line is found by him, and changed.
    await write({ Fields: { FuDs: "Hoofd vervoer" }, Objects: somebody });
    expect(await full.one("Profit_Contacts", { OrgNumber: "1000013", PerNumber: "1001300" })).toMatchObject({
      Function: "Hoofd vervoer",
    });
  });
});
