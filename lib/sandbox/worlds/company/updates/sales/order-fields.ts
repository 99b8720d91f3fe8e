// cspell:ignore Fref Leveringvoorwaarde Verzamelpakbon colli
import type { UpdateField } from "../../../../updates/definition";
import {
  at,
  codeField,
  codeList,
  customFieldId,
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
import type { Company } from "../../company";
import { dayOf } from "../../moments";
import type { SalesOrder } from "../../sales";
import { DELIVERY_CONDITIONS, ORDER_HANDLING } from "../code-lists";
import { NO_DEBTOR } from "../stand-ins";

const own = property<SalesOrder>();

const SHIPPING_STATES = codeList(
  ["0", "Niet aanbieden aan vervoerder", "Do not offer to carrier"],
  ["1", "Aanbieden aan vervoerder", "Offer to carrier"],
  ["2", "Aangeboden aan vervoerder", "Offered to carrier"],
);

export function orderFields(company: Company): UpdateField[] {
  return [...whoAndWhen(company), ...TERMS, ...DELIVERY, ...CUSTOM];
}

function whoAndWhen(company: Company): UpdateField[] {
  return [
    keyField("OrNu", 12, "Nummer", "Number", { nillable: false, ...own("orderNumber", "") }),
    dateField("OrDa", "Datum", "Date", {
      nillable: false,
      ...at<SalesOrder>(
        ({ ordered }) => dayOf(ordered),
        (order, value) => (order.ordered = String(value)),
      ),
    }),
    keyField("DbId", 16, "Verkooprelatie", "Sales contact", {
      mandatory: true,
      ...refersTo("Verkooprelatie", "AfasKnSalRelation"),
      ...at<SalesOrder>(
        ({ debtor }) => debtor.debtorId,
        (order, value) => {
          order.debtor = company.relations().debtors.find(({ debtorId }) => debtorId === value) ?? NO_DEBTOR;
        },
      ),
    }),
    dateField("DaDe", "Gewenste leverdatum", "Requested delivery date", {
      nillable: false,
      ...own("delivery", ""),
    }),
    dateField("DaPr", "Datum levering (toegezegd)", "Promised delivery date"),
    keyField("CuId", 3, "Valuta", "Currency", { ...refersTo("Valuta", "AfasKnCurrency"), ...own("currency", "EUR") }),
    decimalField("Rate", [28, 10], "Valutakoers", "Exchange rate"),
    textField("RfCs", 100, "Opdrachtnummer/referentie", "Order number/reference", own("reference", null)),
    codeField("SaCh", "Verkoopkanaal", "Sales channel", codeList(["1", "Website", "Website"])),
    keyField("FaTo", 16, "Factureren aan", "Invoice to", refersTo("Verkooprelatie", "AfasKnSalRelation")),
    keyField("VeId", 16, "Vertegenwoordiger", "Sales representative", {
      ...refersTo("Vertegenwoordiger", "AfasKnRepresentative"),
      ...at<SalesOrder>(
        ({ seller }) => seller.employeeId,
        (order, value) => {
          order.seller = company.staff().employees.find(({ employeeId }) => employeeId === value) ?? order.seller;
        },
      ),
    }),
    intField("Unit", "Administratie", "Administration", {
      ...refersTo("Administratieparameters Algemeen", "AfasKnUnitPar"),
      ...own("unitId", 1),
    }),
  ];
}

const TERMS: readonly UpdateField[] = [
  flagField("InVa", "Prijs incl. btw", "Price incl. VAT"),
  keyField("PaCd", 5, "Betalingsvoorwaarde", "Payment condition", {
    ...refersTo("Betalingsvoorwaarde", "AfasKnPaymentCondition"),
  }),
  memoField("Re", "Opmerking", "Remark", own("remark", null)),
  flagField("Coll", "Incasseren", "Collect"),
  flagField("CrOr", "Creditorder", "Credit order"),
  flagField("BkOr", "Backorder", "Back order"),
  decimalField("InPc", [6, 2], "Factuurkorting (%)", "Invoice discount (%)"),
  decimalField("ClPc", [6, 2], "Kredietbeperking (%)", "Credit restriction (%)"),
  decimalField("PaPc", [6, 2], "Betalingskorting (%)", "Payment discount (%)"),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  keyField("JoCo", 6, "Dagboek factuur", "Invoice journal", refersTo("Dagboek", "AfasKnJournal")),
  flagField("FuOr", "Toekomstige order", "Future order"),
  keyField("PrId", 15, "Project", "Project", refersTo("Project", "AfasPtProject")),
  textField("Fref", 32, "Factuurreferentie", "Invoice reference"),
  flagField("FxBl", "Order blokkeren", "Block order"),
];

const DELIVERY: readonly UpdateField[] = [
  keyField("War", 15, "Magazijn", "Warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
  flagField("CoDn", "Verzamelpakbon", "Group packing slip"),
  flagField("CoIn", "Verzamelfactuur", "Group invoice"),
  intField("DlPr", "Prioriteit levering", "Delivery priority"),
  codeField("DeCo", "Leveringsconditie", "Delivery conditions", DELIVERY_CONDITIONS, { table: "Leveringvoorwaarde" }),
  codeField("SeSt", "Status verzending", "Shipping state", SHIPPING_STATES),
  decimalField("SeWe", [18, 3], "Verzendgewicht", "Shipping weight"),
  intField("QuCl", "Aantal colli", "Number of packages"),
  codeField("OrPr", "Verwerking order", "Processing order", ORDER_HANDLING),
  intField("DlAd", "Afleveradres", "Delivery address", refersTo("Adres", "AfasKnBasicAddress")),
  textField("ExAd", 255, "Omschrijving afleveradres", "Description of delivery address"),
  intField("SbAt", "Bijlage", "Attachment", refersTo("Dossieritem", "AfasKnSubject")),
  intField("CtI1", "Afwijkende contactpersoon", "Deviating contact", refersTo("Contact", "AfasKnContactData")),
  codeField(
    "ETOr",
    "Soort order",
    "Kind of order",
    codeList(["I", "Installatie", "Installation"], ["O", "Onderhoud", "Maintenance"], ["S", "Storing", "Failure"]),
  ),
];

/** Fields of the customer's own making. */
const CUSTOM: readonly UpdateField[] = [
  textField(customFieldId("FbSales", "Bouwnummer"), 25, "Bouwnummer", "Construction number"),
  flagField(customFieldId("FbSales", "Kraan nodig"), "Kraan nodig bij lossen", "Crane needed for unloading"),
  decimalField(customFieldId("FbSales", "Meerprijs"), [15, 2], "Meerprijs transport", "Extra transport costs"),
];
