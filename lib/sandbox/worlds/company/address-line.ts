import type { Address } from "./relations";

/** Street and house number on one line, as on an envelope. */
export function addressLine(address: Address | null): string | null {
  if (address === null) return null;
  const { street, number, addition, poBox } = address;
  return lineOf([poBox ? "Postbus" : street, number, poBox ? null : addition], " ");
}

export function townLine(address: Address | null): string | null {
  return lineOf([address?.zip ?? null, address?.town?.toUpperCase() ?? null], "  ");
}

function lineOf(parts: readonly (string | number | null)[], between: string): string | null {
  const line = parts.filter((part) => part !== null && part !== "").join(between);
  return line === "" ? null : line;
}
