/**
 * What a run is called where its calls are kept (lib/services/history). Runs are counted in each browser tab by itself, so
 * the tab's own sign goes before the number.
 */
let tabSign = "";
const begunAt = new Map<number, number>();

/** Names a run that is about to ask; its first time is when it began. */
export function runNameOf(runId: number): string {
  tabSign ||= [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!begunAt.has(runId)) begunAt.set(runId, performance.now());
  return `${tabSign}.${runId}`;
}

/** Some more than it can be: clocks are read before a call begins, and a line is written after it ended. */
export function secondsSinceRun(runId: number): number {
  const begun = begunAt.get(runId) ?? performance.now();
  return Math.min(86_400, Math.ceil((performance.now() - begun) / 1_000) + 30);
}
