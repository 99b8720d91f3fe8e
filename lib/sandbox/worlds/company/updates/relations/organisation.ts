// cspell:ignore Fiscaalnummer Icodes Telefoonnr
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  bytesField,
  codeField,
  customFieldId,
  dateField,
  flagField,
  keyField,
  memoField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { updateObject } from "../../../../updates/objects";
import type { RecordPlace } from "../../../../updates/record-place";
import type { Company } from "../../company";
import type { Relation } from "../../relations";
import { EMPLOYEE_COUNTS, LEGAL_FORMS, MATCH_ORGANISATION, MEDIA, SECTORS } from "../code-lists";
import { addressObjects } from "./address";
import { bankAccountObject } from "./bank-account";
import { contactObject } from "./contact";
import { matchOrganisation } from "./match-relation";
import { numberFields, webFields } from "./relation-fields";
import { numberRule } from "./relation-place";

const own = property<Relation>();

const IDENTITY: readonly UpdateField[] = [
  textField("SeNm", 10, "Zoeknaam", "Search name", own("searchName", "")),
  textField("Nm", 255, "Naam", "Name", { mandatory: true, ...own("name", "") }),
  codeField("ViLe", "Rechtsvorm", "Legal form", LEGAL_FORMS),
  codeField("ViLb", "Branche", "Sector", SECTORS),
  textField("CcNr", 30, "KvK-nummer", "COC number", own("kvk", null)),
  dateField("CcDa", "Datum KvK", "COC date"),
  textField("BrNr", 30, "Vestigingsnummer", "Branch number"),
  textField("NmRg", 80, "Naam (statutair)", "Name (statutory)"),
  textField("RsRg", 50, "Vestiging (statutair)", "Registered office"),
  textField("FiNr", 9, "Fiscaalnummer", "Fiscal number", own("fiscalNumber", null)),
  keyField("TtId", 3, "Titel/aanhef", "Title/salutation", refersTo("Titel", "AfasKnTitle")),
  textField("LeHe", 255, "Briefaanhef", "Salutation"),
  keyField("OuId", 10, "Organisatorische eenheid", "Organisational unit", {
    ...refersTo("Organisatorische eenheid", "AfasKnOrgUnit"),
  }),
];

const REACH: readonly UpdateField[] = [
  textField("TeNr", 255, "Telefoonnr. werk", "Work phone no.", own("phone", null)),
  textField("FaNr", 255, "Fax werk", "Work fax"),
  textField("MbNr", 255, "Mobiel werk", "Work mobile no."),
  textField("EmAd", 255, "E-mail werk", "Work e-mail", own("email", null)),
  textField("HoPa", 255, "Website", "Website", own("homepage", null)),
  flagField("Corr", "Correspondentie", "Correspondence"),
  codeField("ViMd", "Voorkeursmedium", "Preferred medium", MEDIA, { table: "Medium voor correspondentie" }),
  memoField("Re", "Opmerking", "Remark", own("note", null)),
  codeField("EmAm", "Aantal medewerkers", "Number of employees", EMPLOYEE_COUNTS),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  textField("XpRe", 40, "Externe sleutel", "External key"),
  textField("SBIc", 10, "SBI-code", "SBI code", refersTo("SBI-code", "AfasKnSBIcodes")),
  keyField("BcPa", 15, "Onderdeel van organisatie", "Part of organisation", {
    ...refersTo("Organisatie/persoon", "AfasKnBasicContact"),
  }),
  textField("FileName", 255, "Naam bestand", "File name"),
  bytesField("FileStream", "Afbeelding", "Image"),
];

/** Fields of the customer's own making, as every environment has them. */
const CUSTOM: readonly UpdateField[] = [
  textField(customFieldId("KnOrganisation", "Accountplan"), 100, "Accountplan", "Account plan"),
  flagField(customFieldId("KnOrganisation", "Nieuwsbrief"), "Nieuwsbrief", "Newsletter"),
  dateField(customFieldId("KnOrganisation", "Laatste bezoek"), "Laatste bezoek", "Last visit"),
];

const ORGANISATION_FIELDS = [
  ...numberFields("MatchOga", "Organisatie vergelijken op", "Match organisation on", MATCH_ORGANISATION),
  ...IDENTITY,
  ...REACH,
  ...webFields(),
  ...CUSTOM,
];

/** An organisation with its addresses, bank accounts and the people to reach there, wherever it stands. */
export function organisationObject(
  company: Company,
  { records, ...traits }: { records: RecordPlace; single?: boolean; obligatory?: boolean },
): UpdateObject {
  return updateObject("KnOrganisation", { nl: "Organisatie", en: "Organisation" }, ORGANISATION_FIELDS, {
    ...traits,
    records,
    identifiedBy: ["BcCo"],
    match: matchOrganisation(company),
    rules: [numberRule(company)],
    objects: [bankAccountObject(), ...addressObjects(company), contactObject(company)],
  });
}
