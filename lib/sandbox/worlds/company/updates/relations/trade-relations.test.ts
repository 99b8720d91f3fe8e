// cspell:ignore Adress Krli
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

const TRADE = "Profit_Debtor Profit_Creditor Profit_OrgPer Sandbox_KnSalesRelationOrg Sandbox_KnSalesRelationPer".split(
  " ",
);
const below = (name: string, element: Element) => ({ [name]: { Element: element } });
const ADDRESS = { CoId: "NL", Ad: "Handelskade", HmNr: 8, ZpCd: "3000 AB", Rs: "Rotterdam" };

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(TRADE);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(TRADE)).toBe(before);
}

describe("KnSalesRelationOrg", () => {
  const atDepth = {
    "@DbId": "19001",
    Fields: { CuId: "EUR", VaId: "NL123456782B01", PaCd: "14", Krli: 5000, AuPa: true },
    Objects: below("KnOrganisation", {
      Fields: { MatchOga: "6", Nm: "Diep B.V.", CcNr: "11112222" },
      Objects: below("KnContact", {
        Fields: { FuDs: "Directeur" },
        Objects: below("KnPerson", {
          Fields: { MatchPer: "7", CaNm: "Mia", LaNm: "Diepen" },
          Objects: below("KnBasicAddressAdr", { Fields: ADDRESS }),
        }),
      }),
    }),
  };

  test("writes five levels at once", async () => {
    expect(full.keys(await full.post("KnSalesRelationOrg", atDepth))).toEqual({
      DbId: "19001",
      BcCo: expect.stringMatching(/^\d{7}$/),
    });
    const debtor = await full.one("Profit_Debtor", { DebtorId: "19001" });
    expect(debtor).toMatchObject({ DebtorName: "Diep B.V.", VatNr: "NL123456782B01", PayCon: "14", CreditLimit: 5000 });
    expect(debtor).toMatchObject({ CurrencyId: "EUR", AutoPayment: true, ChOfCommNr: "11112222" });
    const contact = await full.one("Profit_Contacts", { OrgNumber: String(debtor["BcCo"]) });
    const person = await full.one("Profit_OrgPer", { BcCo: String(contact["PerNumber"]) });
    expect(person).toMatchObject({ Name: "Mia Diepen", AdressLine1: "Handelskade 8" });
  });

  test("is changed and emptied, with the organisation below it", async () => {
    const change = (fields: Element, organisation: Element) =>
      full.put("KnSalesRelationOrg", {
        "@DbId": "10005",
        Fields: fields,
        Objects: below("KnOrganisation", { Fields: organisation }),
      });
    const before = await full.one("Profit_Debtor", { DebtorId: "10005" });
    expect(
      (await change({ Bl: true, VaId: "" }, { MatchOga: "0", BcCo: before["BcCo"], Nm: "Andere naam" })).status,
    ).toBe(201);
    const after = await full.one("Profit_Debtor", { DebtorId: "10005" });
    expect(after).toEqual({
      ...before,
      DebtorName: "Andere naam",
      Blocked: true,
      VatNr: null,
      ModifiedDate: after["ModifiedDate"],
    });
    expect(String(after["ModifiedDate"]) > String(before["ModifiedDate"])).toBe(true);
    // Without a number it is still the only organisation that it can be about.
    await change({}, { EmAd: "nieuw@naam.example" });
    expect(await full.one("Profit_Debtor", { DebtorId: "10005" })).toMatchObject({ Email: "nieuw@naam.example" });
  });

  test("an organisation that is there becomes a debtor, found by its number", async () => {
    const [creditor] = await full.rows("Profit_Creditor", { take: "1", orderbyfieldids: "-CreditorId" });
    const element = {
      Fields: { CuId: "EUR" },
      Objects: below("KnOrganisation", { Fields: { MatchOga: "0", BcCo: creditor?.["BcCo"] } }),
    };
    const keys = full.keys(await full.post("KnSalesRelationOrg", element));
    expect(keys["BcCo"]).toBe(creditor?.["BcCo"]);
    expect(await full.one("Profit_Debtor", { DebtorId: keys["DbId"] ?? "" })).toMatchObject({
      DebtorName: creditor?.["CreditorName"],
    });
  });

  test("needs its organisation, a currency that exists, a number that is free", async () => {
    const organisation = below("KnOrganisation", { Fields: { MatchOga: "6", Nm: "Proef" } });
    await refused(
      () => full.post("KnSalesRelationOrg", { Fields: { CuId: "EUR" } }),
      "Vul een waarde in bij 'Organisatie'.",
    );
    await refused(
      () => full.post("KnSalesRelationOrg", { Fields: {}, Objects: organisation }),
      "Vul een waarde in bij 'Valuta'.",
    );
    await refused(
      () => full.post("KnSalesRelationOrg", { Fields: { CuId: "XYZ" }, Objects: organisation }),
      "De waarde die is ingevuld bij 'Valuta' bestaat niet.",
    );
    // 10705 is a person: debtors of both kinds share their numbers.
    await refused(
      () => full.post("KnSalesRelationOrg", { "@DbId": "10705", Fields: { CuId: "EUR" }, Objects: organisation }),
      "Nummer '10705' is al in gebruik.",
    );
  });

  test("is about one organisation, and stays about it", async () => {
    const other = (Fields: Element, action?: string) => () =>
      full.put("KnSalesRelationOrg", {
        "@DbId": "10006",
        Fields: {},
        Objects: below("KnOrganisation", { Fields, ...(action && { "@Action": action }) }),
      });
    await refused(
      other({ MatchOga: "0", BcCo: "1000900" }),
      "Er hoort al een andere organisatie of persoon bij '10006'.",
    );
    const before = await full.bytesOf(TRADE);
    expect((await other({ BcCo: "1000006" }, "delete")()).status).toBe(500);
    expect(await full.bytesOf(TRADE)).toBe(before);
  });
});

test("KnSalesRelationPer: a person becomes a debtor", async () => {
  const element = {
    Fields: { CuId: "EUR", PaCd: "08" },
    Objects: below("KnPerson", { Fields: { MatchPer: "0", BcCo: "1001500" } }),
  };
  const { DbId = "", BcCo } = full.keys(await full.post("KnSalesRelationPer", element));
  expect(BcCo).toBe("1001500");
  const person = await full.one("Profit_OrgPer", { BcCo: "1001500" });
  expect(await full.one("Profit_Debtor", { DebtorId: DbId })).toMatchObject({
    DebtorName: person["Name"],
    PayCon: "08",
  });
  await refused(() => full.post("KnSalesRelationPer", { Fields: { CuId: "EUR" } }), "Vul een waarde in bij 'Persoon'.");
});

describe("KnPurchaseRelationOrg", () => {
  test("goes in, is changed, and is deleted as long as nobody sent an invoice", async () => {
    const element = {
      Fields: { CuId: "EUR", VaId: "NL001", PaCd: "60" },
      Objects: below("KnOrganisation", { Fields: { MatchOga: "6", Nm: "Leverancier B.V." } }),
    };
    const { CrId = "" } = full.keys(await full.post("KnPurchaseRelationOrg", element));
    await full.put("KnPurchaseRelationOrg", { "@CrId": CrId, Fields: { AuPa: true } });
    expect(await full.one("Profit_Creditor", { CreditorId: CrId })).toMatchObject({
      CreditorName: "Leverancier B.V.",
      "Btw-nummer": "NL001",
      AutoPayment: true,
    });
    expect((await full.remove(`KnPurchaseRelationOrg/KnPurchaseRelationOrg/@CrId/${CrId}`)).status).toBe(200);
    expect(await full.where("Profit_Creditor", { CreditorId: CrId })).toEqual([]);
    const [open] = await full.rows("Profit_Creditor_Invoices", { take: "1" });
    await refused(
      () => full.remove(`KnPurchaseRelationOrg/KnPurchaseRelationOrg/@CrId/${open?.["CreditorId"]}`),
      `'${open?.["CreditorId"]}' kan niet worden verwijderd: er wordt naar verwezen.`,
    );
  });
});
