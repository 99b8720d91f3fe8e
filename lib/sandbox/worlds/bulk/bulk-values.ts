import { BRANCHES, LAST_NAMES, STREETS, TOWNS } from "../company/names";
import { DAYS } from "./bulk-moments";

/** What the columns of `Sandbox_Bulk` can hold, and which of it a row holds. */
export const NAMES = LAST_NAMES.map(([prefix, name]) => [prefix, name].filter(Boolean).join(" "));
export const TOWN_NAMES = TOWNS.map(([town]) => town);
export const BRANCH_CODES = BRANCHES.map(([code]) => code);
export const STATES = ["Nieuw", "In behandeling", "Gereed", "Gefactureerd"];
export const REMARKS = [
  null,
  null,
  null,
  "Spoed",
  "Graag bellen vóór levering",
  'Zegt: "altijd op dinsdag"',
  "Regel 1\r\nRegel 2",
];
export { STREETS };

/** Spreads row numbers over 32 bits, so that columns vary without any memory of other rows. */
function spread(row: number, salt: number): number {
  let mixed = Math.imul(row + salt, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

export const nameOf = (row: number) => spread(row, 1) % NAMES.length;
export const townOf = (row: number) => spread(row, 2) % TOWN_NAMES.length;
export const streetOf = (row: number) => spread(row, 3) % STREETS.length;
export const amountCentsOf = (row: number) => spread(row, 4) % 1_000_000;
export const balanceCentsOf = (row: number) => (spread(row, 5) % 200_001) - 100_000;
export const remarkOf = (row: number) => spread(row, 6) % REMARKS.length;
export const birthDayOf = (row: number) => spread(row, 7) % DAYS;
export const quantityOf = (row: number) => spread(row, 8) % 1_000;
