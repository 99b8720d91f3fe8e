/** Profit counts in 32 bits. */
const LARGEST_SKIP = 2_147_483_647;
/** Beyond this many rows Profit takes long to skip them (protocol 3.0, limits). */
export const SLOW_SKIP = 100_000;

export type CountProgress = { calls: number; atLeast: number; atMost: number | null };

/**
 * How many rows there are, without a connector that counts: Profit is asked for one row, ever further on, until there is
 * none, and then for the place between. `atLeast` rows are known to be there. null when it was stopped.
 */
export async function countBySkip(
  hasRow: (skip: number) => Promise<boolean>,
  atLeast: number,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: CountProgress) => void },
): Promise<number | null> {
  let low = atLeast;
  let high: number | null = null;
  for (let calls = 1; high === null || low < high; calls++) {
    const skip: number = high === null ? nextSkip(low, atLeast) : Math.floor((low + high) / 2);
    const isThere = await hasRow(skip);
    if (signal.aborted) return null;
    if (isThere) low = skip + 1;
    else high = skip;
    if (low > LARGEST_SKIP) return low;
    onProgress({ calls, atLeast: low, atMost: high });
  }
  return low;
}

/** Right behind what is known first: often that is all there is. Then twice as far each time. */
function nextSkip(low: number, atLeast: number): number {
  return Math.min(low === atLeast ? low : low * 2, LARGEST_SKIP);
}

/** How many calls a count of so many rows takes, at most. */
export function mostCalls(rows: number, atLeast: number): number {
  if (rows <= atLeast) return 1;
  const doublings = Math.ceil(Math.log2((rows + 1) / (atLeast + 1))) + 1;
  return 1 + doublings + Math.ceil(Math.log2(rows + 1));
}
