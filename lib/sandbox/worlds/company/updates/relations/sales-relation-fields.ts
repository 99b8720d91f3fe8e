// cspell:ignore Krli Leveringsstop Leveringvoorwaarde REMB Rembours SEPA
import type { UpdateField } from "../../../../updates/definition";
import {
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
import type { Debtor } from "../../relations";
import { BARCODE_TYPES, DELIVERY_CONDITIONS, ISSUE_METHODS, ORDER_HANDLING } from "../code-lists";

const own = property<Debtor>();

const GUARD_STATES = codeList(
  ["CASH", "Alleen contant", "Cash only"],
  ["REMB", "Alleen onder Rembours", "Cash on delivery only"],
  ["STOP", "Leveringsstop", "No deliveries"],
  ["FAIL", "Faillissement", "Bankruptcy"],
);
const COLLECTION_METHODS = codeList(["B", "B2B", "B2B"], ["S", "Standaard", "Standard"]);
const DEBTOR_KINDS = codeList(["001", "Brons", "Bronze"], ["002", "Zilver", "Silver"], ["003", "Goud", "Gold"]);

const PAYMENT: readonly UpdateField[] = [
  textField("Iban", 40, "Voorkeur Iban nummer", "Preferred IBAN"),
  flagField("IsDb", "Is debiteur", "Is debtor"),
  keyField("ToAc", 16, "Voorkeur tegenrekening", "Preferred contra account", {
    ...refersTo("Grootboekrekening", "AfasKnAccount"),
  }),
  textField("VaId", 21, "Btw-identificatienummer", "VAT identification number", own("vatNumber", null)),
  keyField("PaCd", 5, "Betalingsvoorwaarde", "Payment condition", {
    ...refersTo("Betalingsvoorwaarde", "AfasKnPaymentCondition"),
    ...own("paymentTerm", "30"),
  }),
  keyField("VeId", 16, "Vertegenwoordiger", "Sales representative", {
    ...refersTo("Vertegenwoordiger", "AfasKnRepresentative"),
  }),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  keyField("CuId", 3, "Valuta", "Currency", {
    mandatory: true,
    ...refersTo("Valuta", "AfasKnCurrency"),
    ...own("currency", "EUR"),
  }),
  keyField("EmId", 15, "Verantwoordelijke", "Resp. person", refersTo("Medewerker", "AfasKnEmployee")),
  decimalField("PrLi", [6, 2], "% Regelkorting", "% Line discount"),
  decimalField("PrFc", [6, 2], "Factuurkorting (%)", "Invoice discount (%)"),
  decimalField("ClPc", [6, 2], "Kredietbeperking (%)", "Credit restriction (%)"),
  decimalField("PrPt", [6, 2], "Betalingskorting (%)", "Payment discount (%)"),
  decimalField("Krli", [12, 0], "Kredietlimiet", "Credit limit", own("creditLimit", 0)),
  keyField("FaTo", 16, "Factureren aan", "Invoice to", refersTo("Verkooprelatie", "AfasKnSalRelation")),
  keyField("ColA", 16, "Verzamelrekening", "Summary account", {
    ...refersTo("Grootboekrekening", "AfasKnAccount"),
    ...own("collectAccount", "1300"),
  }),
  flagField("DuYN", "Aanmaning verzenden", "Send reminder"),
  codeField("VaGu", "Status bewaking", "Status monitoring", GUARD_STATES, { table: "Status debiteurenbewaking" }),
  flagField("PaSp", "Incassospecificatie", "Collection specification"),
  flagField("AuPa", "Automatisch incasseren", "Automatically collect", own("collect", false)),
  codeField("VaDt", "Incassowijze SEPA", "SEPA collection method", COLLECTION_METHODS),
];

const DELIVERY: readonly UpdateField[] = [
  intField("PrDl", "Prioriteit levering", "Delivery priority"),
  keyField("VkMa", 15, "Voorkeur magazijn", "Preferred warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
  flagField("Bl", "Geblokkeerd voor levering", "Blocked for delivery", own("blocked", false)),
  flagField("BlTl", "Volledig blokkeren, niet meer zichtbaar", "Block completely, no longer visible"),
  flagField("NtPr", "Nettoprijs", "Net price"),
  flagField("VtIn", "Prijs incl. btw", "Price incl. VAT"),
  flagField("WaOr", "Waarschuwing bij order/offerte", "Order/quotation warning"),
  textField("WaTx", 255, "Tekst waarschuwing", "Warning text"),
  memoField("Rm", "Opmerking", "Remark"),
  intField("CtP1", "Contactpersoon", "Contact person", refersTo("Contact", "AfasKnContactData")),
  dateField("CsDa", "Klant sinds", "Customer since"),
  keyField("BcBy", 15, "Aangebracht door", "Entered by", refersTo("Organisatie/persoon", "AfasKnBasicContact")),
  codeField("DeCo", "Leveringsconditie", "Delivery conditions", DELIVERY_CONDITIONS, { table: "Leveringvoorwaarde" }),
  codeField("InPv", "Voorkeur verstrekkingswijze", "Preferred issue method", ISSUE_METHODS, {
    table: "Verstrekkingswijze",
  }),
  codeField("OrPr", "Verwerking order", "Processing order", ORDER_HANDLING),
  codeField("VaBc", "Type barcode", "Barcode type", BARCODE_TYPES),
  textField("BaCo", 30, "Barcode", "Barcode"),
  textField("OINr", 40, "OIN nummer", "'OIN' number"),
  codeField("VaTp", "Type verkooprelatie", "Sales contact type", DEBTOR_KINDS),
];

/** Fields of the customer's own making. */
const CUSTOM: readonly UpdateField[] = [
  textField(customFieldId("KnSalesRelation", "Klantgroep"), 20, "Klantgroep", "Customer group", {
    values: codeList(["INST", "Installateur", "Installer"], ["BOUW", "Aannemer", "Contractor"]),
  }),
  decimalField(customFieldId("KnSalesRelation", "Bonus"), [12, 2], "Jaarbonus (%)", "Yearly bonus (%)"),
];

export const SALES_RELATION_FIELDS: readonly UpdateField[] = [
  keyField("DbId", 16, "Nummer debiteur", "Debtor number", { isKey: true, ...own("debtorId", "") }),
  ...PAYMENT,
  ...DELIVERY,
  ...CUSTOM,
];
