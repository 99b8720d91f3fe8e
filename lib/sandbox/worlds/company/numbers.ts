// cspell:disable: names and words of a made-up company
import type { Random } from "../../random";

const BANKS = ["INGB", "RABO", "ABNA", "KNAB", "TRIO", "ASNB", "SNSB", "BUNQ"] as const;

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9));

/** A Dutch account number of which the check digits are right (ISO 7064, mod 97). */
export function ibanOf(random: Random): { iban: string; bic: string } {
  const bank = random.pick(BANKS);
  const account = `0${random.int(1, 9)}${digits(random, 8).join("")}`;
  const asNumber = [...`${bank}${account}NL00`].map((sign) => Number.parseInt(sign, 36)).join("");
  const check = 98n - (BigInt(asNumber) % 97n);
  return { iban: `NL${String(check).padStart(2, "0")}${bank}${account}`, bic: `${bank}NL2A` };
}

/** A citizen number that passes the eleven test: 9a + 8b + … + 2h − i is a multiple of 11. */
export function bsnOf(random: Random): string {
  for (;;) {
    const first = [random.int(1, 9), ...digits(random, 7)];
    const last = first.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11;
    if (last < 10) return [...first, last].join("");
  }
}

/** The Chamber of Commerce's number: eight digits without a test. */
export function kvkOf(random: Random): string {
  return String(random.int(10_000_000, 89_999_999));
}

/** The VAT identification number of a company with this fiscal number (RSIN), which passes the eleven test as a BSN does. */
export function vatNumberOf(fiscalNumber: string | null): string | null {
  return fiscalNumber === null ? null : `NL${fiscalNumber}B01`;
}

export function mobileOf(random: Random): string {
  return `06-${random.int(10_000_000, 59_999_999)}`;
}

/** Money in whole cents, so that sums come out. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
