/** AFAS's advice for one page: columns × rows below this (protocol 3.0, limits). */
export const CELLS_PER_PAGE = 150_000;
/** More rows than this at once help nobody who looks at a screen: the next page comes while scrolling. */
const SCREEN_ROWS = 500;

/** The most rows one page may have under the rule. `columnCount` counts every field: Profit sends all of them. */
export function largestTake(columnCount: number): number {
  return Math.max(1, Math.floor((CELLS_PER_PAGE - 1) / Math.max(1, columnCount)));
}

/** Page size for the screen. */
export function defaultTake(columnCount: number): number {
  return Math.min(SCREEN_ROWS, largestTake(columnCount));
}
