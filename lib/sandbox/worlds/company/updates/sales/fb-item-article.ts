// cspell:ignore Itemcode Tarif Verrekenprijs
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
  at,
  bytesField,
  codeField,
  codeList,
  dateField,
  decimalField,
  flagField,
  intField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Article } from "../../goods";
import { BARCODE_TYPES, WEIGHT_UNITS } from "../code-lists";
import { nextNumber } from "../next-number";
import { added, isNo, taken } from "../record-lists";
import { NO_ARTICLE } from "../stand-ins";
import { BARCODE_INVALID, IN_USE } from "../wordings";

const own = property<Article>();

function fields(company: Company): UpdateField[] {
  return [
    keyField("ItCd", 40, "Itemcode", "Item code", { nillable: false, ...own("itemCode", "") }),
    flagField(
      "AuId",
      "Autonummering",
      "Automatic numbering",
      at<Article>(() => null),
    ),
    textField("Ds", 100, "Omschrijving", "Description", { mandatory: true, ...own("description", "") }),
    textField("DsEx", 100, "Extra omschrijving", "Extra description", own("extra", null)),
    flagField("ChDs", "Omschrijving wijzigbaar", "Changeable description"),
    keyField("Grp", 15, "Artikelgroep", "Article group", {
      mandatory: true,
      ...refersTo("Artikelgroep", "AfasFbGroup"),
      ...at<Article>(
        ({ group }) => group.code,
        (article, value) => {
          article.group = company.goods().groups.find(({ code }) => code === value) ?? article.group;
        },
      ),
    }),
    keyField("BiUn", 15, "Basiseenheid", "Basic unit", {
      mandatory: true,
      ...refersTo("Eenheid", "AfasFbUnit"),
      ...own("unit", ""),
    }),
    ...STOCK,
    ...PRICES,
    ...LOOKS,
  ];
}

const STOCK: readonly UpdateField[] = [
  textField("Loc", 15, "Locatie", "Location"),
  flagField("BiSt", "Voorraad bijhouden", "Track stock", own("trackStock", false)),
  intField("BiDc", "Aantal decimalen", "Number of decimals", own("decimals", 0)),
  intField("PrFc", "Prijsfactor", "Price factor", { notZero: true, ...own("priceFactor", 1) }),
  keyField("VaRc", 4, "Tariefgroep", "Rate group", {
    ...refersTo("Btw-tariefgroep", "AfasKnVatTarifGroup"),
    ...own("vatCode", "1"),
  }),
  codeField(
    "VaTp",
    "Type artikel",
    "Article type",
    codeList(
      ["0", "Standaard artikel", "Standard article"],
      ["1", "Serienummerartikel", "Serial number article"],
      ["2", "Partijartikel", "Batch article"],
    ),
  ),
  decimalField("StMi", [16, 5], "Minimumvoorraad", "Minimum stock"),
  decimalField("StMa", [16, 5], "Aanvullen tot", "Supplement to"),
  flagField("Bl", "Geblokkeerd", "Blocked", own("blocked", false)),
];

const PRICES: readonly UpdateField[] = [
  decimalField("StPrice", [26, 10], "Verrekenprijs", "Settlement price"),
  decimalField("CoPrice", [26, 10], "Kostprijs", "Cost price", own("costPrice", 0)),
  decimalField("SaPrice", [26, 10], "Verkoopprijs", "Sales price", own("salesPrice", 0)),
  decimalField("PuPrice", [26, 10], "Inkoopprijs", "Purchase price"),
  decimalField("CsPrice", [26, 10], "Consumentenprijs", "Consumer price"),
  dateField("DatPri", "Ingangsdatum prijzen", "Start date of prices"),
  keyField("CrId", 16, "Inkooprelatie", "Purchase contact", refersTo("Inkooprelatie", "AfasKnPurRelation")),
  textField("ItSp", 30, "Itemcode inkooprelatie", "Item code of purchase contact"),
];

const LOOKS: readonly UpdateField[] = [
  codeField("VaWt", "Gewichtseenheid", "Weight unit", WEIGHT_UNITS),
  decimalField("NeWe", [18, 3], "Nettogewicht", "Net weight"),
  decimalField("GrWe", [18, 3], "Brutogewicht", "Gross weight"),
  keyField("CoOr", 3, "Land van oorsprong CBS", "Country of origin", refersTo("Land", "AfasKnCountry")),
  codeField("VaBc", "Type barcode", "Barcode type", BARCODE_TYPES, own("barcodeType", "0")),
  textField("BaCo", 30, "Barcode", "Barcode", own("barcode", null)),
  memoField("Rm", "Opmerking", "Remark"),
  textField("FileName", 255, "Bestandsnaam", "File name"),
  bytesField("FileStream", "Afbeelding", "Image"),
];

export function fbItemArticle(company: Company): UpdateConnectorDefinition {
  const root = updateObject("FbItemArticle", { nl: "Artikel", en: "Article" }, fields(company), {
    identifiedBy: ["ItCd"],
    rules: [codeRule, barcodeRule],
    ...recordsIn<null, Article>({
      list: () => company.goods().articles,
      create: (_parent, context) => newArticle(company, context),
      remove: (_parent, article, context) => removeArticle(company, article, context),
      written: (article, context) => {
        article.modified = context.now;
      },
    }),
  });
  return updateConnector(root, { resultFields: ["ItCd"] });
}

function newArticle(company: Company, context: WriteContext): Article {
  const { articles } = company.goods();
  const number = nextNumber(
    articles.map(({ itemCode }) => itemCode),
    1,
  );
  const itemCode = String(number).padStart(6, "0");
  return added(
    articles,
    { ...NO_ARTICLE, itemCode, vatCode: "1", created: context.now, modified: context.now },
    context,
  );
}

function removeArticle(company: Company, article: Article, context: WriteContext): void {
  const { articles, stock } = company.goods();
  const isUsed = [...company.sales().lines, ...stock].some((own) => own.article === article);
  if (isUsed) throw new SandboxRefusal(IN_USE, article.itemCode);
  taken(articles, article, context);
}

/** An own code needs to be said (as with AutoNum; protocol 6.4). */
const codeRule: RecordRule = ({ action, written }) => {
  const isOwn = action === "insert" && isNo(written.fields.get("AuId"));
  if (isOwn && !written.fields.get("ItCd"))
    throw new SandboxRefusal(valueMissing({ label: { nl: "Itemcode", en: "Item code" } }));
};

/** A barcode of type EAN13 has the check digit of one (inferred). */
const barcodeRule: RecordRule = ({ view }) => {
  const { barcode, barcodeType } = view.record as Article;
  if (barcodeType !== "3" || barcode === null) return;
  const sum = [...barcode].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  if (!/^\d{13}$/.test(barcode) || sum % 10 !== 0) throw new SandboxRefusal(BARCODE_INVALID, barcode);
};
