// cspell:ignore Fiscaalnummer Telefoonnr
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../../../../refusal";
import type { Label } from "../../../../updates/definition";
import type { MatchRecord } from "../../../../updates/rules";
import type { WrittenElement } from "../../../../updates/written";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Address, Relation } from "../../relations";
import { MATCH_ORGANISATION, MATCH_PERSON } from "../code-lists";
import { SEVERAL_MATCH } from "../wordings";

/**
 * Finds an existing organisation or person by what was written of it (MatchOga, MatchPer; protocol 6.4). What was found
 * turns the line into an update, what was not into an insert, whatever its action; several are refused.
 */

/** What a way of matching compares: the field that is needed for it, and whether a relation has what was written. */
type Way = { needs: readonly string[]; fits: (relation: Relation, written: WrittenElement) => boolean };

const sameText = (own: CellValue, written: string | null | undefined) =>
  (own === null ? "" : String(own).toLowerCase()) === (written ?? "").toLowerCase();

const field =
  (fieldId: string, value: (relation: Relation) => CellValue): Way["fits"] =>
  (relation, written) =>
    sameText(value(relation), written.fields.get(fieldId));

const address =
  (objectName: string, value: (relation: Relation) => Address | null): Way["fits"] =>
  (relation, written) => {
    const line = written.objects.find(({ name }) => name === objectName)?.elements[0];
    const own = value(relation);
    if (!line || !own) return false;
    const zip = (text: CellValue | undefined) => String(text ?? "").replace(/\s/g, "");
    return (
      sameText(zip(own.zip), zip(line.fields.get("ZpCd"))) &&
      sameText(own.number, line.fields.get("HmNr")) &&
      sameText(own.addition, line.fields.get("HmAd")) &&
      sameText(own.country, line.fields.get("CoId"))
    );
  };

const ORGANISATION_WAYS: Readonly<Record<string, Way>> = {
  "1": { needs: ["CcNr"], fits: field("CcNr", ({ kvk }) => kvk) },
  "2": { needs: ["FiNr"], fits: field("FiNr", ({ fiscalNumber }) => fiscalNumber) },
  "3": { needs: ["Nm"], fits: field("Nm", ({ name }) => name) },
  "4": { needs: ["KnBasicAddressAdr"], fits: address("KnBasicAddressAdr", (own) => own.address) },
  "5": { needs: ["KnBasicAddressPad"], fits: address("KnBasicAddressPad", (own) => own.postal ?? own.address) },
};

const NAME_FIELDS: readonly Way["fits"][] = [
  field("LaNm", ({ person }) => person?.lastName ?? null),
  field("Is", ({ person }) => person?.prefix ?? null),
  field("In", ({ person }) => person?.initials ?? null),
  field("ViGe", ({ person }) => person?.gender ?? null),
];

const named = (fieldId?: string, also: Way["fits"] = () => true): Way => ({
  needs: fieldId === undefined ? ["LaNm"] : ["LaNm", fieldId],
  fits: (relation, written) => [...NAME_FIELDS, also].every((fits) => fits(relation, written)),
});

const bornOn: Way["fits"] = ({ person }, written) =>
  person?.birthDate?.slice(0, 10) === written.fields.get("DaBi")?.slice(0, 10);

const PERSON_WAYS: Readonly<Record<string, Way>> = {
  "1": { needs: ["SoSe"], fits: field("SoSe", ({ person }) => person?.bsn ?? null) },
  "2": named(),
  "3": named(
    "EmAd",
    field("EmAd", ({ email }) => email),
  ),
  "4": named(
    "MbNr",
    field("MbNr", ({ person }) => person?.mobile ?? null),
  ),
  "5": named(
    "TeNr",
    field("TeNr", ({ phone }) => phone),
  ),
  "6": named("DaBi", bornOn),
};

const LABELS: Readonly<Record<string, Label>> = {
  CcNr: { nl: "KvK-nummer", en: "COC number" },
  FiNr: { nl: "Fiscaalnummer", en: "Fiscal number" },
  Nm: { nl: "Naam", en: "Name" },
  KnBasicAddressAdr: { nl: "Adres", en: "Address" },
  KnBasicAddressPad: { nl: "Postadres", en: "Mailing address" },
  SoSe: { nl: "BSN", en: "BSN" },
  LaNm: { nl: "Achternaam", en: "Last name" },
  EmAd: { nl: "E-mail werk", en: "Work e-mail" },
  MbNr: { nl: "Mobiel werk", en: "Work mobile no." },
  TeNr: { nl: "Telefoonnr. werk", en: "Work phone no." },
  DaBi: { nl: "Geboortedatum", en: "Date of birth" },
};

export function matchOrganisation(company: Company): MatchRecord {
  const { among, ways } = { among: () => company.relations().organisations, ways: ORGANISATION_WAYS };
  return (written) =>
    matched(written, written.fields.get("MatchOga"), { among, ways, always: "6" }, MATCH_ORGANISATION);
}

export function matchPerson(company: Company): MatchRecord {
  const { among, ways } = { among: () => company.relations().persons, ways: PERSON_WAYS };
  return (written) => matched(written, written.fields.get("MatchPer"), { among, ways, always: "7" }, MATCH_PERSON);
}

type Search = { among: () => readonly Relation[]; ways: Readonly<Record<string, Way>>; always: string };

function matched(
  written: WrittenElement,
  by: string | null | undefined,
  { among, ways, always }: Search,
  list: typeof MATCH_PERSON,
): Relation | "new" | undefined {
  if (!by) return undefined;
  if (by === always) return "new";
  const way = ways[by];
  // Match 0: the number counts, and without one the action (protocol 6.4).
  if (!way) return among().find(({ bcCo }) => bcCo === written.fields.get("BcCo"));
  for (const needs of way.needs)
    if (!hasValue(written, needs)) throw new SandboxRefusal(valueMissing({ label: labelOf(needs) }));
  const found = among().filter((relation) => way.fits(relation, written));
  if (found.length > 1) {
    const said = list.find(({ id }) => id === by)?.description.nl ?? String(by);
    throw new SandboxRefusal(SEVERAL_MATCH, `'${said}'`);
  }
  return found[0] ?? "new";
}

function hasValue(written: WrittenElement, name: string): boolean {
  return Boolean(written.fields.get(name)) || written.objects.some((own) => own.name === name);
}

function labelOf(name: string): Label {
  return LABELS[name] ?? { nl: name, en: name };
}
