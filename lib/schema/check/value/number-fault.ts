import type { SchemaField } from "../../connector-schema";
import type { ValueFault } from "../problem";
import { collapsed } from "./collapsed";

const INTEGER = /^([+-]?)(\d+)$/;
const DECIMAL = /^[+-]?(\d*)(?:\.(\d*))?$/;
const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
/** A long has at most 19 digits. */
const MOST_DIGITS = 19;

/** xsd:long. */
export function integerFault(value: string): ValueFault | null {
  const [, sign = "", written = ""] = INTEGER.exec(collapsed(value)) ?? [];
  const digits = written && withoutZeros(written, "0");
  if (digits === "" || digits.length > MOST_DIGITS) return { code: "badNumber" };
  const number = BigInt(digits) * (sign === "-" ? -1n : 1n);
  return number > LARGEST || number < SMALLEST ? { code: "badNumber" } : null;
}

/** xsd:decimal with its digits in all and behind the point, of which zeros that say nothing are not counted. */
export function decimalFault({ totalDigits, decimals }: SchemaField, value: string): ValueFault | null {
  const read = DECIMAL.exec(collapsed(value));
  const [, written = "", behind = ""] = read ?? [];
  const whole = withoutZeros(written, "");
  if (!read || !/\d/.test(value)) return { code: "badNumber" };
  let counted = behind.length;
  while (counted > 0 && behind[counted - 1] === "0") counted--;
  if (totalDigits !== null && whole.length + counted > totalDigits) {
    return { code: "tooManyDigits", params: { limit: totalDigits } };
  }
  return decimals !== null && counted > decimals ? { code: "tooManyDecimals", params: { limit: decimals } } : null;
}

/** Without the zeros in front. By itself, for a pattern that passes them too can take forever over many that end badly. */
export function withoutZeros(digits: string, zero: "" | "0"): string {
  let at = 0;
  while (digits[at] === "0") at++;
  return digits.slice(at) || zero;
}

/** Whether it is a number that is nought. */
export function isZero(value: string): boolean {
  return /^[+-]?(?:0+(?:\.0*)?|\.0+)$/.test(collapsed(value));
}
