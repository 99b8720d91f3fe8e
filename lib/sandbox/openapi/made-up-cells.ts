// cspell:ignore Recidence recidence valuta adres straat woonplaats plaats tijd aantal bedrag geslacht
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { type Random, hexOf, randomFrom } from "../random";
import type { FieldDefinition } from "../rows/definition";
import { FIRST_NAMES, LAST_NAMES, STREETS, TOWNS } from "../worlds/company/names";
import { dayBetween, momentBetween } from "../worlds/company/moments";
import { ibanOf } from "../worlds/company/numbers";

/**
 * Makes up a cell of a described GetConnector from its field alone: what a field holds is guessed from its label. The
 * same seed, connector, field and row give the same value on every machine.
 */
export function madeUpCell(seed: string, field: FieldDefinition, row: string): CellValue {
  const random = randomFrom(`${seed} ${field.id} ${row}`);
  if (field.dataType === "boolean") return random.chance(0.3);
  // Profit writes an empty field as null (protocol 3.5).
  if (random.chance(0.06)) return null;
  switch (field.dataType) {
    case "int":
      return wholeNumber(field, random);
    case "decimal":
      return random.int(-5_000, 250_000) / (/percent|%|rate/i.test(wordsOf(field)) ? 2_500 : 100);
    case "date":
      return /birth|geboorte/i.test(wordsOf(field)) ? dayBetween(random, -24_000, -7_000) : someDate(field, random);
    default:
      return textOf(field, random, row);
  }
}

/** The unique key of a row: a number, or a code of six signs. */
export function keyCell(field: FieldDefinition, row: number): CellValue {
  return field.dataType === "int" ? row + 1 : String(row + 1).padStart(6, "0");
}

/** `Org_mail` and `UserName` are two words each. */
function wordsOf({ id, label }: FieldDefinition): string {
  return `${id.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2")} ${label.en}`;
}

function wholeNumber(field: FieldDefinition, random: Random): number {
  const words = wordsOf(field);
  if (/administration|administratie|unit id/i.test(words)) return random.int(1, 2);
  if (/year|jaar/i.test(words)) return random.int(2022, 2026);
  if (/period|month|maand/i.test(words)) return random.int(1, 12);
  return random.int(1, 9_999);
}

function someDate(field: FieldDefinition, random: Random): string {
  const isMoment = /changed|created|modified|gewijzigd|aangemaakt|time|tijd/i.test(wordsOf(field));
  return isMoment ? momentBetween(random, -1_500, -1) : dayBetween(random, -1_500, 200);
}

const personName = (random: Random) => {
  const [prefix, lastName] = random.pick(LAST_NAMES);
  return [random.pick(FIRST_NAMES[random.chance(0.5) ? "M" : "V"]), prefix, lastName].filter(Boolean).join(" ");
};
const guid = (random: Random) => {
  const hex = hexOf(String(random.fraction()), 32);
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}}`;
};

/** The first that fits counts. */
const TEXTS: readonly (readonly [about: RegExp, make: (random: Random) => string])[] = [
  [/guid/i, guid],
  [/mail\b/i, (random) => `relatie${random.int(100, 9_999)}@post.example`],
  [/file ?name/i, (random) => `bijlage-${random.int(1, 999)}.pdf`],
  [/phone|mobile|fax|telefoon|\btel/i, (random) => `${random.pick(TOWNS)[2]}-${random.int(1_000_000, 7_999_999)}`],
  [/iban/i, (random) => ibanOf(random).iban],
  [/currency|valuta/i, () => "EUR"],
  [/gender|geslacht/i, (random) => random.pick(["M", "V"])],
  [/country|\bland\b/i, () => "NL"],
  [/postal|postcode|zip/i, (random) => `${random.pick(TOWNS)[1]}${random.int(10, 99)} AB`],
  [/\bcity|woonplaats|residence|recidence/i, (random) => random.pick(TOWNS)[0]],
  [/street|straat|address|adres/i, (random) => `${random.pick(STREETS)} ${random.int(1, 240)}`],
  [/\bname|naam\b|\bnm\b/i, personName],
];

function textOf(field: FieldDefinition, random: Random, row: string): string {
  const words = wordsOf(field);
  const known = TEXTS.find(([about]) => about.test(words));
  if (known) return known[1](random).slice(0, field.length);
  if (/description|omschrijving|comment|remark|opmerking|subject/i.test(words)) {
    return `${field.label.en} ${row}`.slice(0, field.length);
  }
  return random.pick(["A", "B", "C", "D"]) + String(random.int(1, 30)).padStart(2, "0");
}
