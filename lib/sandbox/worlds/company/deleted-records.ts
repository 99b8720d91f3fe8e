import { hexOf, type Random } from "../../random";
import { cents } from "./numbers";
import { dayFromToday, momentBetween, yearOf } from "./moments";
import type { Hours } from "./projects";
import type { Debtor } from "./relations";

/** An invoice that was made and taken back, before or after it got its number for good. */
export type DeletedInvoice = {
  invoiceNumber: string;
  debtor: Debtor;
  amount: number;
  isDeleted: boolean;
  isCancelled: boolean;
  at: string;
};

/** What is left of a costing line: nothing but what it was known by (protocol 3.13). */
export type DeletedHours = { lineNumber: number; guid: string; created: string };

export type DeletedRecords = { invoices: DeletedInvoice[]; hours: DeletedHours[] };

const INVOICES = 60;
const HOURS = 140;

/** What Profit tells of records that are no longer there: deletes are hard, these lists are all that knows of them. */
export function buildDeletedRecords(random: Random, debtors: readonly Debtor[]): DeletedRecords {
  const invoices = Array.from({ length: INVOICES }, (_, index): DeletedInvoice => {
    const age = Math.round(700 * (1 - index / INVOICES));
    const isCancelled = random.chance(0.3);
    return {
      // A range that the invoices themselves do not reach.
      invoiceNumber: `${yearOf(dayFromToday(-age))}${String(90_001 + index)}`,
      debtor: random.pick(debtors),
      amount: cents(random.int(2_500, 900_000) / 100),
      isDeleted: !isCancelled,
      isCancelled,
      at: momentBetween(random, -age, -age),
    };
  });
  const hours = Array.from({ length: HOURS }, (_, index) => {
    const age = Math.round(700 * (1 - index / HOURS));
    return deletedHoursOf({ lineNumber: 480_001 + index * 3 }, momentBetween(random, -age, -age));
  });
  return { invoices, hours };
}

/** `created` = when this trace was made: the moment of deletion (inferred). */
export function deletedHoursOf({ lineNumber }: Pick<Hours, "lineNumber">, created: string): DeletedHours {
  const hex = hexOf(`costing line ${lineNumber}`, 32);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return { lineNumber, guid: `{${parts.join("-")}}`, created };
}
