import type { Random } from "../../random";
import { folded } from "../../filter/text-pattern";
import { addDays, dayBetween, momentBetween } from "./moments";
import { BRANCHES, FIRST_NAMES, LAST_NAMES, LEGAL_FORMS, STREETS, TOWNS, TRADES } from "./names";
import { bsnOf, ibanOf, kvkOf, mobileOf, vatNumberOf } from "./numbers";
import {
  type Contact,
  type Debtor,
  fullNameOf,
  type Person,
  type Relation,
  type Relations,
  searchNameOf,
} from "./relations";

const ORGANISATIONS = 1_200;
const PERSONS = 1_600;
const JOB_TITLES = [
  "Inkoper",
  "Directeur",
  "Projectleider",
  "Administrateur",
  "Bedrijfsleider",
  "Werkvoorbereider",
  "Hoofd inkoop",
  "Receptionist",
  "Controller",
  "Uitvoerder",
];
const DEPARTMENTS = ["Inkoop", "Directie", "Projecten", "Administratie", null, null];
const NOTES = [
  "Belt liever dan dat hij mailt.",
  "Levering alleen vóór 10:00 uur.",
  "Factuur per e-mail,\r\npakbon bij de goederen.",
  "Let op: btw verlegd.",
];

/** Organisations, persons and who deals with whom. The same seed gives the same people. */
export function buildRelations(random: Random): Relations {
  const organisations = Array.from({ length: ORGANISATIONS }, (_, index) => organisation(random, index));
  const persons = Array.from({ length: PERSONS }, (_, index) => personRelation(random, ORGANISATIONS + index));
  const contacts = organisations.flatMap((employer, index) =>
    Array.from({ length: random.int(1, 2) }, (_, nth) =>
      contact(random, employer, persons[(index * 2 + nth) % PERSONS], index * 2 + nth),
    ),
  );
  const customers = [...organisations.slice(0, 700), ...persons.slice(0, 200)];
  return {
    organisations,
    persons,
    contacts,
    debtors: customers.map((relation, index) => debtor(random, relation, index)),
    creditors: organisations.slice(650, 900).map((relation, index) => ({
      creditorId: String(20_001 + index),
      relation,
      vatNumber: vatNumberOf(relation.fiscalNumber),
      paymentTerm: random.pick(["14", "30", "30", "60"]),
      blocked: random.chance(0.03),
      autoPayment: random.chance(0.4),
    })),
  };
}

function debtor(random: Random, relation: Relation, index: number): Debtor {
  return {
    debtorId: String(10_001 + index),
    relation,
    branch: random.pick(BRANCHES)[0],
    vatNumber: vatNumberOf(relation.fiscalNumber),
    currency: "EUR",
    paymentTerm: random.pick(["08", "14", "30", "30"]),
    creditLimit: random.pick([0, 2_500, 5_000, 10_000, 25_000]),
    blocked: random.chance(0.04),
    collect: random.chance(0.25),
    collectAccount: "1300",
  };
}

function organisation(random: Random, index: number): Relation {
  const [, lastName] = random.pick(LAST_NAMES);
  const name = `${lastName} ${random.pick(TRADES)} ${random.pick(LEGAL_FORMS)}`;
  const domain = domainOf(`${lastName}-${index}`);
  return {
    ...basics(random, index, name),
    kind: "organisation",
    email: `info@${domain}`,
    homepage: random.chance(0.7) ? `https://www.${domain}` : null,
    kvk: kvkOf(random),
    fiscalNumber: random.chance(0.9) ? bsnOf(random) : null,
    person: null,
  };
}

function personRelation(random: Random, index: number): Relation {
  const gender = random.pick(["M", "V"] as const);
  const firstName = random.pick(FIRST_NAMES[gender]);
  const [prefix, lastName] = random.pick(LAST_NAMES);
  const second = random.chance(0.4) ? `${random.pick(FIRST_NAMES[gender]).charAt(0)}.` : "";
  const person: Person = {
    firstName,
    givenName: null,
    initials: `${firstName.charAt(0)}.${second}`,
    prefix: prefix === "" ? null : prefix,
    lastName,
    gender,
    birthDate: dayBetween(random, -365 * 70, -365 * 18),
    bsn: bsnOf(random),
    mobile: mobileOf(random),
  };
  return {
    ...basics(random, index, fullNameOf(person)),
    kind: "person",
    email: `${domainOf(`${firstName}.${lastName}`).replace(/\.example$/, "")}${index}@post.example`,
    homepage: null,
    kvk: null,
    fiscalNumber: null,
    person,
  };
}

function basics(random: Random, index: number, name: string) {
  const created = momentBetween(random, -2_400, -400);
  return {
    bcCo: String(1_000_001 + index),
    bcId: 500_001 + index,
    name,
    searchName: searchNameOf(name),
    ...address(random, index),
    banks: [{ ...ibanOf(random), country: "NL", blockedAccount: false }],
    note: random.chance(0.15) ? random.pick(NOTES) : null,
    created,
    modified: random.chance(0.6) ? momentBetween(random, -399, 0) : addDays(created, 0),
  };
}

function address(random: Random, index: number): Pick<Relation, "address" | "postal" | "phone"> {
  const [town, zip, phone] = random.pick(TOWNS);
  const letters = () => String.fromCharCode(65 + random.int(0, 25));
  const place = {
    addressId: 40_001 + index,
    street: random.pick(STREETS),
    number: random.int(1, 340),
    addition: random.chance(0.12) ? random.pick(["A", "B", "bis", "II", "hs"]) : null,
    zip: `${zip}${random.int(10, 99)} ${letters()}${letters()}`,
    town,
    country: "NL",
  };
  return {
    phone: `${phone}-${random.int(2_000_000, 7_999_999)}`.slice(0, 11),
    address: { ...place, poBox: random.chance(0.05) },
    postal: null,
  };
}

function contact(random: Random, employer: Relation, person: Relation | undefined, index: number): Contact {
  if (!person?.person) throw new RangeError("A contact needs a person");
  const { firstName, lastName } = person.person;
  const mailName = domainOf(`${firstName?.charAt(0)}.${lastName}`).replace(/\.example$/, "");
  const created = momentBetween(random, -1_800, -30);
  return {
    contactId: 70_001 + index,
    kind: "PRS",
    organisation: employer,
    person,
    address: null,
    postal: null,
    department: random.pick(DEPARTMENTS),
    jobTitle: random.pick(JOB_TITLES),
    email: `${mailName}@${employer.email?.split("@")[1] ?? "post.example"}`,
    phone: null,
    mobile: null,
    blocked: random.chance(0.05),
    created,
    modified: momentBetween(random, -29, 0),
  };
}

/** `.example` can never be anybody's domain. */
function domainOf(name: string): string {
  return `${folded(name)
    .replace(/ı/g, "i")
    .replace(/[^a-z0-9.-]/g, "")}.example`;
}
