import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import {
  at,
  codeField,
  flagField,
  intField,
  keyField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { MatchRecord } from "../../../../updates/rules";
import type { Company } from "../../company";
import type { Contact } from "../../relations";
import { CONTACT_KINDS } from "../code-lists";
import { NOT_REMOVABLE, SEVERAL_MATCH } from "../wordings";
import { addressObjects } from "./address";
import { CONTACT_FIELDS, kindRule, settleContact } from "./contact";
import { roleObject } from "./person";

const refersToRelation = refersTo("Organisatie/persoon", "AfasKnBasicContact");

/**
 * Contacts that are there can be changed; new ones come with their organisation. Which contact a line is about follows
 * from its organisation and person, or from its own number.
 */
export function knContact(company: Company): UpdateConnectorDefinition {
  // Below an organisation it is a list of its own, here one of Profit's tables.
  const kind = codeField("ViKc", "Soort contact", "Kind of contact", CONTACT_KINDS, property<Contact>()("kind", ""));
  const fields = [
    keyField("BcCoOga", 15, "Code organisatie", "Organisation code", {
      ...refersToRelation,
      ...at<Contact>(({ organisation }) => organisation.bcCo),
    }),
    keyField("BcCoPer", 15, "Code persoon", "Person code", {
      ...refersToRelation,
      ...at<Contact>(({ person }) => person?.bcCo ?? null),
    }),
    intField(
      "CdId",
      "Contact",
      "Contact",
      at<Contact>(({ contactId }) => contactId),
    ),
    ...CONTACT_FIELDS.map((field) => (field.fieldId === "ViKc" ? kind : field)),
    flagField(
      "AddToPortal",
      "Persoon toegang geven tot afgeschermde deel van de portal(s)",
      "Give access to the portals",
    ),
    textField("EmailPortal", 255, "E-mail toegang", "E-mail for access"),
  ];
  const root = updateObject("KnContact", { nl: "Contact", en: "Contact" }, fields, {
    identifiedBy: ["CdId"],
    match: findContact,
    rules: [kindRule],
    objects: [roleObject(), ...addressObjects(company)],
    ...recordsIn<null, Contact>({
      list: () => company.relations().contacts,
      create: () => {
        throw new SandboxRefusal("unexpected");
      },
      remove: (_parent, { contactId }) => {
        throw new SandboxRefusal(NOT_REMOVABLE, String(contactId));
      },
      written: settleContact,
    }),
  });
  return updateConnector(root, { actions: ["update"] });
}

const findContact: MatchRecord = (written, candidates) => {
  const wanted = (fieldId: string) => written.fields.get(fieldId) ?? undefined;
  if (wanted("CdId")) return undefined;
  const [organisation, person, department] = [wanted("BcCoOga"), wanted("BcCoPer"), wanted("ExAd")];
  if (!organisation) return undefined;
  const found = candidates
    .map(({ record }) => record as Contact)
    .filter((own) => own.organisation.bcCo === organisation)
    .filter((own) => (person ? own.person?.bcCo === person : own.person === null && own.department === department));
  if (found.length > 1) throw new SandboxRefusal(SEVERAL_MATCH, `'${organisation} ${person ?? department ?? ""}'`);
  return found[0];
};
