import type { FieldKind } from "../connector-schema";
import { BOOLEANS } from "./same-content";
import type { UpdateValue } from "./update-content";

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** No field of Profit is longer; a number with more digits is no number that somebody meant. */
const MOST_DIGITS = 100;

/**
 * A value as JSON writes it: numbers and booleans bare where the schema says so. A number that a double would not keep
 * digit by digit is text, which Profit takes as well (protocol 3.6).
 */
export function jsonLiteral({ text, field }: UpdateValue): string {
  if (text === null) return "null";
  const bare = text.trim();
  if (isNumeric(field?.kind) && isKeptByDouble(bare)) return bare;
  return (field?.kind === "boolean" && BOOLEANS.get(bare)) || JSON.stringify(text);
}

const isNumeric = (kind: FieldKind | undefined) => kind === "int" || kind === "decimal";

function isKeptByDouble(text: string): boolean {
  if (!NUMBER.test(text)) return false;
  const shortest = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return String(Number(text)) === shortest;
}

/** A number of JSON as Profit's fields write it, without an exponent; undefined for one that is out of all bounds. */
export function plainNumber(literal: string): string | undefined {
  const [, minus = "", whole = "", part = "", power] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  if (whole === "") return undefined;
  if (power === undefined) return literal;
  const shift = Number(power);
  if (Math.abs(shift) > MOST_DIGITS) return undefined;
  const digits = `${"0".repeat(Math.max(0, -shift))}${whole}${part}${"0".repeat(Math.max(0, shift))}`;
  const point = Math.max(0, -shift) + whole.length + shift;
  const front = digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const back = digits.slice(point).replace(/0+$/, "");
  return `${minus}${front}${back && `.${back}`}`;
}
