import type { EnteredValues } from "./fill-in";
import { PARAMETER_NAME } from "./placeholders";

/** Values longer than an address holds are no values. */
const LONGEST_VALUE = 1_000;

/** `p.from=2026-01-01` of an address. */
export function readEnteredValues(params: URLSearchParams): EnteredValues {
  const entered = new Map<string, string>();
  for (const [key, value] of params) {
    const name = key.startsWith("p.") ? key.slice(2) : "";
    if (PARAMETER_NAME.test(name) && value.length <= LONGEST_VALUE) entered.set(name, value);
  }
  return entered;
}

export function writeEnteredValues(params: URLSearchParams, entered: EnteredValues, names: Iterable<string>): void {
  for (const name of names) {
    const value = entered.get(name);
    if (value !== undefined) params.set(`p.${name}`, value);
  }
}
