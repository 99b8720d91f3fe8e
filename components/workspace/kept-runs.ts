/**
 * Reads whose rows this browser tab still has, so that going back to a tab asks Profit nothing. Only for who returns to a
 * tab: a connector that is opened anew is read anew. Bounded, because rows may be large.
 */
type KeptRun = { run: { runId: number }; href: string; readAt: number; letGo: () => void };

/** Besides the one on the screen; the oldest go first. */
const MOST_KEPT = 5;

let returningTo: string | null = null;
const kept = new Map<number, KeptRun>();

/** A tab is being gone to: its page may have its rows back. */
export function announceReturn(href: string): void {
  returningTo = href;
}

/** The page is there, whichever it became. */
export function arrived(): void {
  returningTo = null;
}

/** The read that was on the screen when this address was left, and when it was made. */
export function keptRunAt<R>(href: string): { run: R; readAt: number } | null {
  if (returningTo !== href) return null;
  const found = [...kept.values()].findLast((entry) => entry.href === href);
  return found ? { run: found.run as R, readAt: found.readAt } : null;
}

/** Called again when the address of the same read changed, or it is looked at anew; `hold` is for its first time. */
export function keepRun(run: KeptRun["run"], href: string, hold: () => () => void): void {
  const known = kept.get(run.runId);
  kept.delete(run.runId);
  kept.set(run.runId, known ? { ...known, href } : { run, href, readAt: Date.now(), letGo: hold() });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT + 1 && oldest !== undefined) forgetRun(oldest);
}

export function forgetRun(runId: number): void {
  const entry = kept.get(runId);
  kept.delete(runId);
  entry?.letGo();
}
