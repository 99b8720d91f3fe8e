import type { Company } from "../../company";
import type { Transaction } from "../../finance";
import { lazy } from "../../../lazy";

/** What was booked in one go: lines of one entry, or of several, in the same period of the same journal. */
export type Posting = Pick<Transaction, "unitId" | "journalId" | "year" | "period"> & { lines: Transaction[] };

/** The entries that the company has, each as a posting of its own. */
export function postingsOf(company: Company): () => Posting[] {
  return lazy(() => {
    const byEntry = new Map<string, Posting>();
    for (const line of company.finance().transactions) {
      const { unitId, journalId, year, period, entryNumber } = line;
      const key = `${unitId} ${entryNumber}`;
      const posting = byEntry.get(key) ?? { unitId, journalId, year, period, lines: [] };
      byEntry.set(key, posting);
      posting.lines.push(line);
    }
    return [...byEntry.values()];
  });
}
