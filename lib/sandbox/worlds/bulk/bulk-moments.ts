/** So many rows after one another share one moment: `Modified` alone is no unique order, as in life. */
export const ROWS_PER_MOMENT = 3;

/** Days that the date columns take. */
export const DAYS = 20_000;

const FIRST_MOMENT = Date.UTC(2010, 0, 4, 8);
const STEP_MS = 37_250;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1960, 0, 1);

/** Midnight of a day, counted from 1960, with the given end. */
export function printDay(day: number, end: string): string {
  return `${new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10)}T00:00:00${end}`;
}

/**
 * The moment at which a row was last changed, in milliseconds: it rises with the row number, so that a filter on it is
 * a range of rows. It has fractions of a second, which are kept but rounded away when shown (protocol 5).
 */
export function modifiedAt(row: number): number {
  return FIRST_MOMENT + Math.floor(row / ROWS_PER_MOMENT) * STEP_MS;
}

export function keptModified(row: number): string {
  return new Date(modifiedAt(row)).toISOString().slice(0, 23);
}
