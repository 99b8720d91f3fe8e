// cspell:ignore Krli
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import {
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
import type { Creditor } from "../../relations";
import { ISSUE_METHODS } from "../code-lists";
import { nextNumber } from "../next-number";
import { added, changed, taken } from "../record-lists";
import { noRelation } from "../stand-ins";
import { IN_USE } from "../wordings";
import { organisationObject } from "./organisation";
import { relationBelow } from "./relation-place";

const own = property<Creditor>();

const FIELDS: readonly UpdateField[] = [
  keyField("CrId", 16, "Nummer crediteur", "Creditor number", { isKey: true, ...own("creditorId", "") }),
  textField("Iban", 40, "Voorkeur Iban nummer", "Preferred IBAN"),
  flagField("IsCr", "Is crediteur", "Is creditor"),
  textField("VaId", 21, "Btw-identificatienummer", "VAT identification number", own("vatNumber", null)),
  keyField("PaCd", 5, "Betalingsvoorwaarde", "Payment condition", {
    ...refersTo("Betalingsvoorwaarde", "AfasKnPaymentCondition"),
    ...own("paymentTerm", "30"),
  }),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  keyField("CuId", 3, "Valuta", "Currency", refersTo("Valuta", "AfasKnCurrency")),
  decimalField("PrLi", [6, 2], "% Regelkorting", "% Line discount"),
  decimalField("Krli", [12, 0], "Kredietlimiet", "Credit limit"),
  keyField("VkMa", 15, "Voorkeur magazijn", "Preferred warehouse", refersTo("Magazijn", "AfasFbWarehouse")),
  flagField("Bl", "Tijdelijk blokkeren", "Block temporarily", own("blocked", false)),
  flagField("BlTl", "Volledig blokkeren, niet meer zichtbaar", "Block completely, no longer visible"),
  codeField(
    "PayM",
    "Betaalmethode",
    "Payment method",
    codeList(
      ["1", "Betalingen in basisvaluta", "Payments in the base currency"],
      ["2", "Betalingen per vreemde valuta", "Payments per foreign currency"],
    ),
  ),
  flagField("AuPa", "Automatisch betalen", "Automatic payment", own("autoPayment", false)),
  memoField("Rm", "Opmerking", "Remark"),
  intField("CtP1", "Contactpersoon", "Contact person", refersTo("Contact", "AfasKnContactData")),
  keyField("ColA", 16, "Verzamelrekening", "Summary account", refersTo("Grootboekrekening", "AfasKnAccount")),
  dateField("CsDa", "Leverancier sinds", "Supplier since"),
  codeField("InPv", "Voorkeur verstrekkingswijze", "Preferred issue method", ISSUE_METHODS, {
    table: "Verstrekkingswijze",
  }),
  textField("DbLe", 14, "Debiteurnummer (leverancier)", "Debtor number (supplier)"),
];

export function knPurchaseRelationOrg(company: Company): UpdateConnectorDefinition {
  const relation = relationBelow<Creditor>(company, "organisation", {
    of: (creditor) => creditor.relation,
    take: (creditor, organisation, context) => changed(creditor, { relation: organisation }, context),
    named: ({ creditorId }) => creditorId,
  });
  const label = { nl: "Inkooprelatie organisatie", en: "Purchase contact organisation" };
  const root = updateObject("KnPurchaseRelationOrg", label, FIELDS, {
    objects: [organisationObject(company, { single: true, ...relation })],
    rules: [organisationRule],
    ...recordsIn<null, Creditor>({
      list: () => company.relations().creditors,
      create: (_parent, context) => newCreditor(company, context),
      remove: (_parent, creditor, context) => removeCreditor(company, creditor, context),
      written: (creditor, context) => changed(creditor.relation, { modified: context.now }, context),
    }),
  });
  return updateConnector(root, { resultFields: ["BcCo", "CrId"] });
}

function newCreditor(company: Company, context: WriteContext): Creditor {
  const { creditors } = company.relations();
  const creditorId = nextNumber(
    creditors.map((known) => known.creditorId),
    20_001,
  );
  const creditor: Creditor = {
    creditorId: String(creditorId),
    relation: noRelation("organisation"),
    vatNumber: null,
    paymentTerm: "30",
    blocked: false,
    autoPayment: false,
  };
  return added(creditors, creditor, context);
}

function removeCreditor(company: Company, creditor: Creditor, context: WriteContext): void {
  const isUsed = company.finance().purchases.some((invoice) => invoice.creditor === creditor);
  if (isUsed) throw new SandboxRefusal(IN_USE, creditor.creditorId);
  taken(company.relations().creditors, creditor, context);
}

const organisationRule: RecordRule = ({ view }) => {
  const { relation } = view.record as Creditor;
  if (relation.bcCo === "")
    throw new SandboxRefusal(valueMissing({ label: { nl: "Organisatie", en: "Organisation" } }));
};
