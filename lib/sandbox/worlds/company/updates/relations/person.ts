// cspell:ignore Autorisatierol Telefoonnr Voorv elfproef
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateField, UpdateObject } from "../../../../updates/definition";
import {
  at,
  bytesField,
  codeField,
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
import type { RecordRule } from "../../../../updates/rules";
import type { Company } from "../../company";
import type { Person, Relation } from "../../relations";
import { GENDERS, MARITAL_STATES, MATCH_PERSON, MEDIA, NAME_USES, NATIONALITIES } from "../code-lists";
import { BSN_INVALID } from "../wordings";
import { addressObjects } from "./address";
import { bankAccountObject } from "./bank-account";
import { matchPerson } from "./match-relation";
import { webFields, numberFields } from "./relation-fields";
import { numberRule } from "./relation-place";

const own = property<Relation>();

/** The person's own values are one property of the relation: replaced, so that the call can take the change back. */
function ofPerson<K extends keyof Person>(name: K, whenEmptied: Person[K]) {
  return at<Relation>(
    ({ person }) => person?.[name] ?? null,
    (relation, value) => {
      if (relation.person) relation.person = { ...relation.person, [name]: value ?? whenEmptied };
    },
  );
}

const NAMES: readonly UpdateField[] = [
  textField("SeNm", 10, "Zoeknaam", "Search name", own("searchName", "")),
  textField("CaNm", 80, "Roepnaam", "Usual name", ofPerson("firstName", null)),
  textField("FiNm", 50, "Voornaam", "First name", ofPerson("givenName", null)),
  textField("In", 15, "Voorletters", "Initials", ofPerson("initials", null)),
  textField("Is", 15, "Voorvoegsel", "Prefix", ofPerson("prefix", null)),
  textField("LaNm", 80, "Achternaam", "Last name", { mandatory: true, ...ofPerson("lastName", "") }),
  flagField("SpNm", "Geboortenaam apart vastleggen", "Enter name at birth separately"),
  textField("IsBi", 15, "Voorv. geb.naam", "Prefix of name at birth"),
  textField("NmBi", 80, "Geboortenaam", "Name at birth"),
  textField("IsPa", 15, "Voorvoegsel partner", "Prefix partner"),
  textField("NmPa", 80, "Geb.naam partner", "Partner's name at birth"),
  codeField("ViUs", "Naamgebruik", "Name use", NAME_USES, { table: "Naamgebruik (geboortenaam etc.)" }),
];

const LIFE: readonly UpdateField[] = [
  codeField("ViGe", "Geslacht", "Gender", GENDERS, ofPerson("gender", null)),
  codeField("PsNa", "Nationaliteit", "Nationality", NATIONALITIES, { table: "Nationaliteit (NEN1888)" }),
  dateField("DaBi", "Geboortedatum", "Date of birth", ofPerson("birthDate", null)),
  keyField("CoBi", 3, "Geboorteland", "Country of birth", refersTo("Land", "AfasKnCountry")),
  textField("RsBi", 50, "Geboorteplaats", "Place of birth", refersTo("Woonplaats", "AfasKnResidence")),
  textField("SoSe", 25, "BSN", "BSN", ofPerson("bsn", null)),
  codeField("ViCs", "Burgerlijke staat", "Marital status", MARITAL_STATES),
  dateField("DaMa", "Huwelijksdatum", "Wedding date"),
  dateField("DaDi", "Datum scheiding", "Date of divorce"),
  dateField("DaDe", "Overlijdensdatum", "Date deceased"),
  keyField("TtId", 3, "Titel/aanhef", "Title/salutation", refersTo("Titel", "AfasKnTitle")),
  textField("LeHe", 255, "Briefaanhef", "Salutation"),
];

const REACH: readonly UpdateField[] = [
  textField("TeNr", 255, "Telefoonnr. werk", "Work phone no.", own("phone", null)),
  textField("TeN2", 255, "Telefoonnr. privé", "Private phone no."),
  textField("FaNr", 255, "Fax werk", "Work fax"),
  textField("MbNr", 255, "Mobiel werk", "Work mobile no.", ofPerson("mobile", null)),
  textField("MbN2", 255, "Mobiel privé", "Private mobile no."),
  textField(
    "EmAd",
    255,
    "E-mail werk",
    "Work e-mail",
    at<Relation>(
      ({ email }) => email,
      (relation, value) => {
        const email = value === null ? null : String(value);
        Object.assign(relation, { email, workMail: email });
      },
    ),
  ),
  textField("EmA2", 255, "E-mail privé", "Private e-mail"),
  textField("HoPa", 255, "Website", "Website", own("homepage", null)),
  flagField("Corr", "Correspondentie", "Correspondence"),
  codeField("ViMd", "Voorkeursmedium", "Preferred medium", MEDIA, { table: "Medium voor correspondentie" }),
  memoField("Re", "Opmerking", "Remark", own("note", null)),
  keyField("LgId", 3, "Taal", "Language", refersTo("Talen", "AfasKnLanguage")),
  textField("FileName", 255, "Naam bestand", "File name"),
  bytesField("FileStream", "Afbeelding", "Image"),
  flagField(
    "AddToPortal",
    "Persoon toegang geven tot afgeschermde deel van de portal(s)",
    "Give access to the portals",
  ),
  textField("EmailPortal", 255, "E-mail toegang", "E-mail for access"),
];

const PERSON_FIELDS = [
  ...numberFields("MatchPer", "Persoon vergelijken op", "Match person on", MATCH_PERSON),
  ...NAMES,
  ...LIFE,
  ...REACH,
  ...webFields(),
];

/** A person, wherever it stands. `more` are the objects that it has only in some places. */
export function personObject(
  company: Company,
  { records, ...traits }: { records: RecordPlace; single?: boolean; obligatory?: boolean },
  more: readonly UpdateObject[] = [],
): UpdateObject {
  return updateObject("KnPerson", { nl: "Persoon", en: "Person" }, PERSON_FIELDS, {
    ...traits,
    records,
    identifiedBy: ["BcCo"],
    match: matchPerson(company),
    rules: [numberRule(company), bsnRule],
    objects: [roleObject(), bankAccountObject(), ...addressObjects(company), ...more],
  });
}

/** What a person may see in a portal: can be added and no more (protocol 6.4). */
export function roleObject(): UpdateObject {
  const role = textField("AutRoleDs", 80, "Autorisatierol", "Authorisation role", { mandatory: true });
  return updateObject("KnContactAutRole", { nl: "Autorisatierol", en: "Authorisation role" }, [role], {
    insertOnly: true,
  });
}

const bsnRule: RecordRule = ({ view }) => {
  const bsn = view.value("SoSe");
  if (bsn !== null && !passesElevenTest(bsn)) throw new SandboxRefusal(BSN_INVALID);
};

/** 9a + 8b + … + 2h − i is a multiple of 11. */
function passesElevenTest(value: CellValue): boolean {
  const bsn = String(value);
  if (!/^\d{9}$/.test(bsn) || Number(bsn) === 0) return false;
  const weigh = (digit: string, index: number) => Number(digit) * (index === 8 ? -1 : 9 - index);
  return [...bsn].reduce((sum, digit, index) => sum + weigh(digit, index), 0) % 11 === 0;
}
