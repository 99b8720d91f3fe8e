// cspell:ignore Telefoonnr visitekaart
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import { at, codeField, flagField, memoField, property, textField } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { MatchRecord, RecordRule } from "../../../../updates/rules";
import { SandboxRefusal } from "../../../../refusal";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Contact, Relation } from "../../relations";
import { CONTACT_JOBS, CONTACT_KINDS, MEDIA } from "../code-lists";
import { nextNumber } from "../next-number";
import { added, changed, taken } from "../record-lists";
import { IN_USE } from "../wordings";
import { addressObjects, settledAddresses } from "./address";
import { matchPerson } from "./match-relation";
import { personObject } from "./person";
import { webFields } from "./relation-fields";
import { relationBelow } from "./relation-place";

type ContactInHand = Contact & { sameForMail?: boolean };

const own = property<Contact>();

/** Fields of a contact, below its organisation and as a connector of its own. */
export const CONTACT_FIELDS: readonly UpdateField[] = [
  flagField(
    "PadAdr",
    "Postadres is adres",
    "Mailing address is address",
    at<ContactInHand>(
      ({ postal }) => postal === null,
      (contact, value) => (contact.sameForMail = value === true),
    ),
  ),
  textField("ViKc", 3, "Soort contact", "Kind of contact", { values: CONTACT_KINDS, ...own("kind", "") }),
  textField("ExAd", 255, "Afdeling", "Department", own("department", null)),
  codeField("ViFu", "Functie", "Job", CONTACT_JOBS, { table: "Functie contact" }),
  textField("FuDs", 50, "Functie op visitekaart", "Job on business card", own("jobTitle", null)),
  flagField("Corr", "Correspondentie", "Correspondence"),
  codeField("ViMd", "Voorkeursmedium", "Preferred medium", MEDIA, { table: "Medium voor correspondentie" }),
  textField("TeNr", 255, "Telefoonnr. werk", "Work phone no.", own("phone", null)),
  textField("FaNr", 255, "Fax werk", "Work fax"),
  textField("MbNr", 255, "Mobiel werk", "Work mobile no.", own("mobile", null)),
  textField("EmAd", 255, "E-mail werk", "Work e-mail", own("email", null)),
  textField("HoPa", 255, "Website", "Website"),
  memoField("Re", "Toelichting", "Comment"),
  flagField("Bl", "Geblokkeerd", "Blocked", own("blocked", false)),
  textField("AtLn", 255, "T.a.v. regel", "Attn. of line"),
  textField("LeHe", 255, "Briefaanhef", "Salutation"),
  ...webFields(),
];

/** Who can be reached at an organisation or a person. */
export function contactObject(company: Company): UpdateObject {
  return updateObject("KnContact", { nl: "Contact", en: "Contact" }, CONTACT_FIELDS, {
    match: matchContact(company),
    rules: [kindRule],
    objects: [...addressObjects(company), personObject(company, { single: true, ...contactPerson(company) })],
    ...recordsIn<Relation, Contact>({
      list: (organisation) => company.relations().contacts.filter((contact) => contact.organisation === organisation),
      create: (organisation, context) => newContact(company, organisation, context),
      remove: (_organisation, contact, context) => removeContact(company, contact, context),
      written: settleContact,
    }),
  });
}

function contactPerson(company: Company) {
  return relationBelow<Contact>(company, "person", {
    of: ({ person }) => person,
    take: (contact, person, context) => changed(contact, { person }, context),
    named: ({ contactId }) => String(contactId),
  });
}

/** A contact has no key of its own here: it is the one with this person, or else of this department (inferred). */
function matchContact(company: Company): MatchRecord {
  const match = matchPerson(company);
  return (written, candidates, action) => {
    const person = written.objects.find(({ name }) => name === "KnPerson")?.elements[0];
    const department = written.fields.get("ExAd");
    const contacts = candidates.map(({ record }) => record as Contact);
    if (!person) return contacts.find((own) => own.person === null && own.department === department);
    const found = match(person, [], action);
    return found === "new" ? "new" : contacts.find((own) => own.person !== null && own.person === found);
  };
}

function newContact(company: Company, organisation: Relation, context: WriteContext): Contact {
  const { contacts } = company.relations();
  const contact: Contact = {
    contactId: nextNumber(
      contacts.map(({ contactId }) => contactId),
      70_001,
    ),
    kind: "",
    organisation,
    person: null,
    address: null,
    postal: null,
    department: null,
    jobTitle: null,
    email: null,
    phone: null,
    mobile: null,
    blocked: false,
    created: context.now,
    modified: context.now,
  };
  return added(contacts, contact, context);
}

function removeContact(company: Company, contact: Contact, context: WriteContext): void {
  const isMember = company.courses().members.some(({ contactId }) => contactId === contact.contactId);
  if (isMember) throw new SandboxRefusal(IN_USE, String(contact.contactId));
  taken(company.relations().contacts, contact, context);
}

export function settleContact(contact: ContactInHand, context: WriteContext): void {
  if (contact.kind === "") contact.kind = contact.person ? "PRS" : "AFD";
  Object.assign(contact, settledAddresses(contact, contact.sameForMail ?? false));
  delete contact.sameForMail;
  contact.modified = context.now;
}

/** PRS is possible with a KnPerson only, as the XSD says. */
export const kindRule: RecordRule = ({ view }) => {
  const { kind, person } = view.record as Contact;
  if (kind === "PRS" && person === null)
    throw new SandboxRefusal(valueMissing({ label: { nl: "Persoon", en: "Person" } }));
};
