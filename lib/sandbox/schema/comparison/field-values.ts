import type { FieldPair } from "./common-shape";
import type { FieldShape } from "./read-shape";

/** A value for one field, with the name of what it tries. */
export type TriedValue = { tries: string; value: string };

/** A value that is good under both schemas. */
export function safeValue({ generated, real }: FieldPair): string {
  const shapes = [generated, real].filter((shape) => shape !== undefined);
  const types = new Set(shapes.map(({ type }) => type));
  if (types.has("xsd:boolean")) return "true";
  if (types.has("xsd:date")) return "2026-11-20";
  if (types.has("xsd:dateTime")) return "2026-11-20T09:30:00";
  if (types.has("xsd:time")) return "09:30:00";
  if (types.has("xsd:base64Binary")) return "SGFsbG8=";
  return "1";
}

/** Values at and over the edges of what the field can hold under the one schema and under the other. */
export function triedValues({ generated, real }: FieldPair): TriedValue[] {
  const tried = [generated, real].flatMap((shape) => (shape ? valuesFor(shape) : []));
  return [...new Map(tried.map((one) => [`${one.tries} ${one.value}`, one])).values()];
}

function valuesFor(shape: FieldShape): TriedValue[] {
  switch (shape.type) {
    case "xsd:string":
      return textValues(shape);
    case "xsd:decimal":
      return decimalValues(shape);
    default:
      return (FIXED[shape.type] ?? []).map(([tries, value]) => ({ tries, value }));
  }
}

const FIXED: Readonly<Record<string, readonly (readonly [tries: string, value: string])[]>> = {
  "xsd:long": [
    ["the largest number", "9223372036854775807"],
    ["a number too large", "9223372036854775808"],
    ["a negative number", "-12"],
    ["blanks around a value", " 12 "],
    ["a fraction for a whole number", "1.5"],
    ["letters for a number", "12a"],
  ],
  "xsd:boolean": [
    ["a flag as 1", "1"],
    ["a flag as false", "false"],
    ["a flag as yes", "yes"],
    ["a flag in capitals", "TRUE"],
    ["a flag as 2", "2"],
  ],
  "xsd:date": [
    ["a leap day", "2028-02-29"],
    ["a day that does not exist", "2026-02-30"],
    ["a day the Dutch way", "20-11-2026"],
    ["a moment for a day", "2026-11-20T09:30:00"],
  ],
  "xsd:dateTime": [
    ["a moment with a fraction", "2026-11-20T09:30:00.123"],
    ["a day for a moment", "2026-11-20"],
    ["an hour that does not exist", "2026-11-20T25:00:00"],
  ],
  "xsd:time": [
    ["a time with a fraction", "23:59:59.5"],
    ["a time without seconds", "09:30"],
    ["a time that does not exist", "25:00:00"],
    ["a moment for a time", "2026-11-20T09:30:00"],
  ],
  "xsd:base64Binary": [
    ["bytes in lines", "SGFs\nbG8="],
    ["bytes that are no base64", "***"],
  ],
};

function textValues({ facets }: FieldShape): TriedValue[] {
  const longest = facets["maxLength"];
  const letters = { tries: "letters", value: "Aap" };
  if (longest === undefined) return [letters, { tries: "a very long text", value: "x".repeat(5_000) }];
  return [
    ...(longest >= 3 ? [letters] : []),
    { tries: "the longest text", value: "é".repeat(longest) },
    { tries: "a text too long", value: "é".repeat(longest + 1) },
  ];
}

function decimalValues({ facets }: FieldShape): TriedValue[] {
  const { totalDigits = 18, fractionDigits = 2 } = facets;
  const whole = "9".repeat(totalDigits - fractionDigits);
  const fraction = "9".repeat(fractionDigits);
  return [
    { tries: "the largest decimal", value: fraction === "" ? whole : `${whole}.${fraction}` },
    { tries: "one digit too many", value: `9${whole}${fraction === "" ? "" : `.${fraction}`}` },
    { tries: "one decimal too many", value: `1.${fraction}9` },
    { tries: "a negative decimal", value: "-1" },
    { tries: "a decimal with an exponent", value: "1e3" },
    { tries: "a decimal with a comma", value: "1,5" },
  ];
}
