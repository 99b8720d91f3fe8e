import type { SchemaField } from "../../connector-schema";
import type { Random } from "./random";

const LETTERS = [
  "a",
  "Z",
  "0",
  " ",
  "\u00e9",
  "\u20ac",
  "\u{1f600}",
  "&amp;",
  "&lt;",
  "&#233;",
  "&#x1F600;",
  '"',
  "'",
  ">",
  "\n",
  "-",
  "]",
];

/** A value that the schema takes, as markup. */
export function validValue(field: SchemaField, random: Random): string {
  switch (field.kind) {
    case "text": {
      const count = 1 + random.below(Math.min(field.length ?? 30, 30));
      const value = text(random, count);
      if (random.chance(0.05) && !value.includes("&")) return `<![CDATA[${value}]]>`;
      return random.chance(0.05) ? `${value}<!-- note -->` : value;
    }
    case "int":
      return random.of([
        "0",
        "1",
        "-1",
        "+7",
        "007",
        "9223372036854775807",
        "-9223372036854775808",
        String(random.below(1e9)),
      ]);
    case "decimal":
      return decimal(field, random);
    case "boolean":
      return random.of(["true", "false", "1", "0", " true\n"]);
    case "date":
      return `${day(random)}${zone(random)}`;
    case "dateTime":
      return `${day(random)}T${time(random)}${zone(random)}`;
    case "time":
      return `${time(random)}${zone(random)}`;
    case "base64":
      return random.of(["SGk=", "AAAA", "SGVs\nbG8=", "AA==", " SGk= "]);
  }
}

function text(random: Random, count: number): string {
  const value = Array.from({ length: count }, () => random.of(LETTERS)).join("");
  return value.replaceAll("]>", "] ").replaceAll("]]", "] ");
}

/** Of libxml2 before 2.13 no decimal may have 24 digits or more, whatever the schema says; XSD itself and ours take them. */
function decimal({ totalDigits, decimals }: SchemaField, random: Random): string {
  const behind = random.below((decimals ?? 3) + 1);
  const most = Math.min(totalDigits ?? 18, 20) - behind;
  const whole = Array.from({ length: random.below(most + 1) }, () => String(random.below(10))).join("");
  const fraction = Array.from({ length: behind }, () => String(random.below(10))).join("");
  const sign = random.of(["", "", "-", "+"]);
  return `${sign}${whole || "0"}${behind > 0 || random.chance(0.1) ? "." : ""}${fraction}`;
}

function day(random: Random): string {
  const [month, date] = [1 + random.below(12), 1 + random.below(28)];
  const year = random.of(["2024", "1999", "0001", "12024", "-0044", "2026"]);
  return random.chance(0.1) ? "2024-02-29" : `${year}-${two(month)}-${two(date)}`;
}

function time(random: Random): string {
  if (random.chance(0.05)) return "24:00:00";
  return `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}${random.of(["", ".5", ".123"])}`;
}

const zone = (random: Random) => (random.chance(0.2) ? random.of(["Z", "+01:00", "-14:00"]) : "");
const two = (number: number) => String(number).padStart(2, "0");

/** A value that the schema refuses, as markup; null when it takes any. */
export function badValue(field: SchemaField, random: Random): string | null {
  switch (field.kind) {
    case "text":
      return field.length === null
        ? ""
        : random.of(["", "x".repeat(field.length + 1), "\u{1f600}".repeat(field.length + 1)]);
    case "int":
      return random.of([
        "",
        "x",
        "1.0",
        "1 000",
        "9223372036854775808",
        "-9223372036854775809",
        "1e5",
        "--1",
        "+",
        "0x1f",
      ]);
    case "decimal":
      return badDecimal(field, random);
    case "boolean":
      return random.of(["", "ja", "True", "TRUE", "2", "waar"]);
    case "date":
      return random.of([
        "",
        "2023-02-29",
        "01-02-2024",
        "2024-13-01",
        "2024-1-1",
        "2024-01-01T00:00:00",
        "0000-01-01",
        "x",
      ]);
    case "dateTime":
      return random.of([
        "",
        "2024-01-01",
        "2024-01-01 10:00:00",
        "2024-01-01T10:00",
        "2024-01-01T24:00:01",
        "2024-02-30T00:00:00",
      ]);
    case "time":
      return random.of(["", "10:00", "25:00:00", "10:60:00", "1:00:00", "10:00:60"]);
    case "base64":
      return random.of(["", " ", "SGk", "a!bc", "SG==", "===="]);
  }
}

function badDecimal({ totalDigits, decimals }: SchemaField, random: Random): string {
  const tooMany = totalDigits !== null && totalDigits < 20 ? ["9".repeat(totalDigits + 1)] : [];
  const tooFine = decimals === null ? [] : [`0.${"1".repeat(decimals + 1)}`];
  return random.of(["", "1,5", "1.5.5", "1e5", "NaN", ".", "-", ...tooMany, ...tooFine]);
}
