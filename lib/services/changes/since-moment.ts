/**
 * The arithmetic of "since", on Profit's own clock: the Dutch one on the wall, in whole seconds. Our clock is not asked.
 */

const SHOWN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** `2026-11-27T14:03:12Z` → `2026-11-27T14:03:12`; null for what is no moment. */
export function secondOf(shown: string): string | null {
  return SHOWN.exec(shown)?.[0] ?? null;
}

/**
 * From where to ask so that nothing changed after `newest` was shown is missed. A shown second may have been rounded up:
 * what was stored lies up to half a second before it, and what changed later may still be shown as the same second. On
 * the night that summer time ends, the hour from two to three comes twice: later changes may then lie before earlier ones.
 */
export function windowStartOf(newest: string): string {
  const start = plusSeconds(newest, -1);
  const repeated = `${newest.slice(0, 10)}T02:00:00`;
  const isInRepeatedHour =
    isEndOfSummerTime(newest) && newest >= repeated && newest <= `${newest.slice(0, 10)}T03:00:01`;
  return isInRepeatedHour ? plusSeconds(repeated, -1) : start;
}

/** What is shown as `newest` was stored before this. */
export function windowEndOf(newest: string): string {
  return plusSeconds(newest, 1);
}

export function plusSeconds(moment: string, seconds: number): string {
  return new Date(Date.parse(`${moment}Z`) + seconds * 1_000).toISOString().slice(0, 19);
}

/** The last Sunday of October. */
function isEndOfSummerTime(moment: string): boolean {
  const day = new Date(`${moment.slice(0, 10)}T00:00:00Z`);
  return day.getUTCMonth() === 9 && day.getUTCDay() === 0 && day.getUTCDate() > 24;
}
