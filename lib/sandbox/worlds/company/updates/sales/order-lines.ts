// cspell:ignore Itemcode Tarif Upri
import { hexOf } from "../../../../random";
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
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
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { Company } from "../../company";
import { lineAmountOf, type OrderLine, type SalesOrder } from "../../sales";
import { PROJECT_COSTS, WEIGHT_UNITS } from "../code-lists";
import { mustBeWritten } from "../must-be-written";
import { added, taken } from "../record-lists";
import { NO_ARTICLE } from "../stand-ins";

const own = property<OrderLine>();

const QUANTITY = decimalField("QuUn", [16, 5], "Aantal eenheden", "Number of units", {
  mandatory: true,
  ...own("quantity", 0),
});

/** Of the types of item this company sells one. */
export const ITEM_TYPES = codeList(["2", "Artikel", "Article"]);

function lineFields(company: Company): UpdateField[] {
  return [
    textField("VaIt", 10, "Type item", "Item type", {
      mandatory: true,
      values: ITEM_TYPES,
      ...refersTo("Tabelwaarde,Type item", "AfasKnCodeTableValue"),
      ...at<OrderLine>(() => "2"),
    }),
    keyField("ItCd", 40, "Itemcode", "Item code", {
      mandatory: true,
      ...refersTo("Item", "AfasFbBasicItems"),
      ...at<OrderLine>(
        ({ article }) => article.itemCode,
        (line, value) => {
          const article = company.goods().articles.find(({ itemCode }) => itemCode === value) ?? NO_ARTICLE;
          if (article === line.article) return;
          const { description, unit, vatCode, salesPrice } = article;
          // All that follows comes with the article, until the caller says something else of it.
          Object.assign(line, { article, description, unit, vatCode, price: salesPrice });
        },
      ),
    }),
    textField("Ds", 255, "Omschrijving", "Description", own("description", null)),
    keyField("VaRc", 4, "Btw-tariefgroep", "VAT rate group", {
      ...refersTo("Btw-tariefgroep", "AfasKnVatTarifGroup"),
      ...own("vatCode", ""),
      nillable: false,
    }),
    keyField("BiUn", 15, "Eenheid", "Unit", {
      mandatory: true,
      ...refersTo("Eenheid", "AfasFbUnit"),
      ...own("unit", ""),
    }),
    QUANTITY,
    decimalField("QuDl", [16, 5], "Aantal te leveren", "Number to deliver"),
    decimalField("Upri", [26, 10], "Prijs per eenheid", "Price per unit", {
      ...at<OrderLine>(
        ({ price }) => price,
        (line, value) => (line.price = value === null ? line.article.salesPrice : Number(value)),
      ),
    }),
    decimalField("PRDc", [6, 2], "% Regelkorting", "% Line discount", own("discount", 0)),
    ...MORE_LINE_FIELDS,
    textField("GuLi", 38, "GUID regel", "Line GUID", { nillable: false, ...own("guid", "") }),
  ];
}

const MORE_LINE_FIELDS: readonly UpdateField[] = [
  decimalField("CoPr", [26, 10], "Kostprijs", "Cost price"),
  keyField("War", 15, "Magazijn", "Warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
  codeField("VaWt", "Gewichtseenheid", "Weight unit", WEIGHT_UNITS),
  decimalField("NeWe", [18, 3], "Totaal nettogewicht", "Total net weight"),
  decimalField("GrWe", [18, 3], "Totaal brutogewicht", "Total gross weight"),
  memoField("Re", "Opmerking", "Remark"),
  dateField("DlDa", "Afwijkende afleverdatum", "Deviating delivery date"),
  flagField("DiDe", "Direct leveren vanuit leverancier", "Deliver directly from supplier"),
  flagField("NoIn", "Niet factureren", "Do not invoice"),
  codeField("CoTy", "Type projectkosten", "Kind of project costs", PROJECT_COSTS),
];

const quantities = (): UpdateField[] => [
  textField("GuLi", 38, "GUID regel", "Line GUID"),
  keyField("BiUn", 15, "Eenheid", "Unit", { mandatory: true, ...refersTo("Eenheid", "AfasFbUnit") }),
  decimalField("QuUn", [16, 5], "Aantal eenheden", "Number of units", { mandatory: true }),
  decimalField("Qu", [16, 5], "Aantal", "Quantity"),
  memoField("Re", "Opmerking", "Remark"),
];

/** Batches and serial numbers of what is delivered. */
function tracing(): UpdateObject[] {
  const batch = keyField("BaNu", 100, "Partijnummer", "Batch number", { mandatory: true });
  const serial = keyField("SeNu", 100, "Serienummer", "Serial number", { mandatory: true });
  return [
    updateObject("FbOrderBatchLines", { nl: "Partijregel", en: "Batch line" }, [batch, ...quantities()], {
      identifiedBy: ["BaNu"],
    }),
    updateObject(
      "FbOrderSerialLines",
      { nl: "Serienummerregel", en: "Serial number line" },
      [serial, ...quantities()],
      {
        identifiedBy: ["SeNu"],
      },
    ),
  ];
}

/** What an article is put together from, on this order. */
function components(): UpdateObject {
  const fields = [
    textField("VaIt", 10, "Type item onderdeel", "Item type of component", {
      mandatory: true,
      values: ITEM_TYPES,
      ...refersTo("Tabelwaarde,Type item", "AfasKnCodeTableValue"),
    }),
    keyField("ItCd", 40, "Itemcode", "Item code", { mandatory: true, ...refersTo("Item", "AfasFbBasicItems") }),
    intField("PrSe", "Presentatievolgorde", "Presentation order", { mandatory: true }),
    textField("Ds", 100, "Omschrijving", "Description"),
    keyField("War", 15, "Magazijn", "Warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
    flagField("PrAc", "Onderdeel actief", "Component active"),
    ...quantities(),
  ];
  return updateObject("AfasFbOrderCompLines", { nl: "Onderdeel", en: "Component" }, fields, {
    identifiedBy: ["ItCd", "PrSe"],
    objects: tracing(),
  });
}

export function orderLinesObject(company: Company): UpdateObject {
  return updateObject("FbSalesLines", { nl: "Orderregel", en: "Order line" }, lineFields(company), {
    obligatory: true,
    identifiedBy: ["GuLi"],
    rules: [mustBeWritten(QUANTITY)],
    objects: [...tracing(), components()],
    ...recordsIn<SalesOrder, OrderLine>({
      list: ({ lines }) => lines,
      create: (order, context) => newLine(company, order, context),
      remove: (order, line, context) => {
        taken(order.lines, line, context);
        taken(company.sales().lines, line, context);
      },
      written: (line) => {
        line.amount = lineAmountOf(line);
      },
    }),
  });
}

function newLine(company: Company, order: SalesOrder, context: WriteContext): OrderLine {
  const number = Math.max(0, ...order.lines.map((known) => known.line)) + 1;
  const line: OrderLine = {
    order,
    line: number,
    article: NO_ARTICLE,
    description: null,
    unit: "",
    vatCode: "",
    quantity: 0,
    price: 0,
    discount: 0,
    amount: 0,
    delivered: 0,
    guid: guidOf(`${order.orderNumber} ${number} ${context.now}`),
  };
  added(order.lines, line, context);
  return added(company.sales().lines, line, context);
}

function guidOf(text: string): string {
  const hex = hexOf(`guid ${text}`, 32);
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}}`;
}
