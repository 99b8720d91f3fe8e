// cspell:ignore Itemcode Upri
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Row } from "../../../../calls";
import { type Sandbox, startSandbox } from "../../../../server";
import { type CompanyWriter, companyWriter, type Element } from "../company-writer";

let sandbox: Sandbox;
let full: CompanyWriter;
let article: Row;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
  article = (await full.rows("Profit_Article_Basic", { take: "1", orderbyfieldids: "ItemCode" }))[0] ?? {};
});
afterAll(() => sandbox.close());

const SALES = "Verkooporders Verkooporderregels Profit_Article Sandbox_FbSales Sandbox_FbSales_FbSalesLines".split(" ");
const line = (fields: Element = {}, more: Element = {}) => ({
  Fields: { VaIt: "2", ItCd: article["ItemCode"], BiUn: "Stk", QuUn: 3, ...fields },
  ...more,
});
const order = (lines: Element | Element[], fields: Element = {}) => ({
  Fields: { DbId: "10002", ...fields },
  Objects: [{ FbSalesLines: { Element: lines } }],
});
const posted = async (element: Element) => full.keys(await full.post("FbSales", element))["OrNu"] ?? "";
const orderRow = (Ordernummer: string) => full.one("Verkooporders", { Ordernummer });
const lineRows = (Ordernummer: string) => full.where("Verkooporderregels", { Ordernummer });

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(SALES);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(SALES)).toBe(before);
}

describe("FbSales", () => {
  test("goes in with lines that take from the article what is not said", async () => {
    const OrNu = await posted(
      order([line(), line({ QuUn: "2", Upri: 10, PRDc: 12.5, Ds: "Op maat", VaRc: "2" })], {
        RfCs: "Proefbestelling",
        OrDa: "2026-11-02",
        DaDe: "2026-11-30",
        Re: "Bel vooraf",
      }),
    );
    expect(OrNu).toMatch(/^SO\d{6}$/);
    const lines = (await lineRows(OrNu)).toSorted((a, b) => Number(a["Regelnummer"]) - Number(b["Regelnummer"]));
    expect(lines).toMatchObject([
      {
        Regelnummer: 1,
        Itemcode: article["ItemCode"],
        Omschrijving: article["Description"],
        Prijs: article["BasicSalesPrice"],
      },
      {
        Regelnummer: 2,
        Omschrijving: "Op maat",
        Aantal: 2,
        Prijs: 10,
        Korting: 12.5,
        Regelbedrag: 17.5,
        Btw_code: "2",
      },
    ]);
    const row = await orderRow(OrNu);
    expect(row).toMatchObject({
      Verkooprelatie: "10002",
      Referentie: "Proefbestelling",
      Status: "Open",
      Aantal_regels: 2,
    });
    expect(row).toMatchObject({
      Orderdatum: "2026-11-02T00:00:00Z",
      Leverdatum: "2026-11-30T00:00:00Z",
      Opmerking: "Bel vooraf",
    });
    expect(row["Bedrag_excl"]).toBeCloseTo(Number(lines[0]?.["Regelbedrag"]) + 17.5, 2);
  });

  test("amounts follow from lines that are added, changed and taken away", async () => {
    const OrNu = await posted(order(line({ Upri: 100, QuUn: 1, VaRc: "1" })));
    const change = (lines: Element | Element[]) =>
      full.put("FbSales", { Fields: { OrNu }, Objects: [{ FbSalesLines: { Element: lines } }] });
    await change(line({ Upri: 50, QuUn: 2, VaRc: "1" }));
    expect(await orderRow(OrNu)).toMatchObject({ Bedrag_excl: 200, Btw_bedrag: 42, Aantal_regels: 2 });
    const [first] = await lineRows(OrNu);
    await change({ Fields: { GuLi: first?.["GUID"], PRDc: 50 } });
    const after = await orderRow(OrNu);
    expect(after).toMatchObject({ Bedrag_excl: 150, Btw_bedrag: 31.5, Aantal_regels: 2 });
    await change({ "@Action": "delete", Fields: { GuLi: first?.["GUID"] } });
    expect(await orderRow(OrNu)).toMatchObject({ Bedrag_excl: 100, Aantal_regels: 1 });
    expect(await lineRows(OrNu)).toHaveLength(1);
  });

  test("naming an article again leaves the line's own price; naming another brings that one's", async () => {
    const OrNu = await posted(order(line({ Upri: 1 })));
    const [first] = await lineRows(OrNu);
    const change = (Fields: Element) =>
      full.put("FbSales", {
        Fields: { OrNu },
        Objects: [{ FbSalesLines: { Element: { Fields: { GuLi: first?.["GUID"], ...Fields } } } }],
      });
    await change({ ItCd: article["ItemCode"] });
    expect(await lineRows(OrNu)).toMatchObject([{ Prijs: 1 }]);
    const [other] = await full.rows("Profit_Article_Basic", { take: "1", orderbyfieldids: "-ItemCode" });
    await change({ ItCd: other?.["ItemCode"] });
    expect(await lineRows(OrNu)).toMatchObject([{ Prijs: other?.["BasicSalesPrice"], Itemcode: other?.["ItemCode"] }]);
  });

  test("four levels: components with their batches, kept beside the line", async () => {
    const batch = { Fields: { BaNu: "P-77", BiUn: "Stk", QuUn: 1 } };
    const component = {
      Fields: { VaIt: "2", ItCd: article["ItemCode"], PrSe: 1, BiUn: "Stk", QuUn: 1 },
      Objects: [{ FbOrderBatchLines: { Element: batch } }],
    };
    const OrNu = await posted(order(line({}, { Objects: [{ AfasFbOrderCompLines: { Element: component } }] })));
    const companion = "Sandbox_FbSales_FbSalesLines_AfasFbOrderCompLines_FbOrderBatchLines";
    expect(await full.where(companion, { OrNu })).toMatchObject([{ BaNu: "P-77", QuUn: 1 }]);
  });

  test("is deleted with its lines; what was invoiced stays as it is", async () => {
    const OrNu = await posted(order(line()));
    expect((await full.remove(`FbSales/FbSales/OrNu/${OrNu}`)).status).toBe(200);
    expect(await full.where("Verkooporders", { Ordernummer: OrNu })).toEqual([]);
    expect(await lineRows(OrNu)).toEqual([]);
    const [invoice] = await full.rows("Verkoopfacturen", { take: "1" });
    const billed = String(invoice?.["Ordernummer"]);
    await refused(
      () => full.remove(`FbSales/FbSales/@OrNu/${billed}`),
      `'${billed}' kan niet worden verwijderd: er wordt naar verwezen.`,
    );
    await refused(
      () => full.put("FbSales", { Fields: { OrNu: billed, RfCs: "te laat" } }),
      `Verkooporder '${billed}' is al gefactureerd en kan niet meer worden gewijzigd.`,
    );
  });

  test("needs lines, a sales contact, and things that exist", async () => {
    await refused(() => full.post("FbSales", { Fields: { DbId: "10002" } }), "Vul een waarde in bij 'Orderregel'.");
    await refused(() => full.post("FbSales", order(line(), { DbId: "" })), "Vul een waarde in bij 'Verkooprelatie'.");
    await refused(
      () => full.post("FbSales", order(line({ ItCd: "BESTAAT-NIET" }))),
      "De waarde die is ingevuld bij 'Itemcode' bestaat niet.",
    );
    await refused(
      () => full.post("FbSales", order([line(), { Fields: { VaIt: "2", ItCd: article["ItemCode"], BiUn: "Stk" } }])),
      "Vul een waarde in bij 'Aantal eenheden'.",
    );
  });
});

describe("FbItemArticle", () => {
  test("goes in with a number of its own, is changed and emptied", async () => {
    const keys = full.keys(
      await full.post("FbItemArticle", {
        Fields: {
          AuId: true,
          Ds: "Proefketel",
          Grp: "CV",
          BiUn: "Stk",
          SaPrice: 99.95,
          CoPrice: "50",
          BiSt: 1,
          VaRc: "1",
        },
      }),
    );
    const ItemCode = keys["ItCd"] ?? "";
    expect(await full.one("Profit_Article", { ItemCode })).toMatchObject({
      Description: "Proefketel",
      ArtGroup: "CV",
      Stock: true,
      Blocked: false,
      Barcode: null,
    });
    expect(await full.one("Profit_Article_Basic", { ItemCode })).toMatchObject({
      CostPrice: 50,
      BasicSalesPrice: 99.95,
    });
    await full.put("FbItemArticle", {
      Fields: { ItCd: ItemCode, Ds: "Andere ketel", VaBc: "3", BaCo: "8712345678906", Bl: 1 },
    });
    expect(await full.one("Profit_Barcode_per_Item", { ItemCode })).toMatchObject({ Barcode: "8712345678906" });
    await full.put("FbItemArticle", { Fields: { ItCd: ItemCode, BaCo: "" } });
    expect(await full.where("Profit_Barcode_per_Item", { ItemCode })).toEqual([]);
    expect(await full.one("Profit_Article", { ItemCode })).toMatchObject({
      Description: "Andere ketel",
      Blocked: true,
    });
    expect((await full.remove(`FbItemArticle/FbItemArticle/ItCd/${ItemCode}`)).status).toBe(200);
    expect(await full.where("Profit_Article", { ItemCode })).toEqual([]);
  });

  test("a code of one's own is said and free, a group exists, a barcode has its check digit", async () => {
    const article = (fields: Element) => () =>
      full.post("FbItemArticle", { Fields: { Ds: "Proef", Grp: "CV", BiUn: "Stk", ...fields } });
    await refused(article({ AuId: false }), "Vul een waarde in bij 'Itemcode'.");
    await refused(article({ Grp: "??" }), "De waarde die is ingevuld bij 'Artikelgroep' bestaat niet.");
    await refused(article({ VaBc: "3", BaCo: "8712345678907" }), "Barcode '8712345678907' is geen geldige EAN13.");
    await refused(article({ PrFc: 0 }), "De waarde bij 'Prijsfactor' mag niet 0 zijn.");
    const [known] = await full.rows("Profit_Article", { take: "1" });
    await refused(article({ ItCd: known?.["ItemCode"] }), "Artikel: het record bestaat al.");
  });

  test("what is in stock or on an order is not deleted", async () => {
    const [stock] = await full.rows("Voorraad", { take: "1" });
    const code = String(stock?.["Artikel"]);
    await refused(
      () => full.remove(`FbItemArticle/FbItemArticle/@ItCd/${code}`),
      `'${code}' kan niet worden verwijderd: er wordt naar verwezen.`,
    );
  });
});
