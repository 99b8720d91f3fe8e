/** First and last of what is near the screen on one axis, both among them; the last is before the first for none. */
export type AxisRange = { first: number; last: number };

export type RowAxis = { top: number; height: number; rowHeight: number; count: number };

/** Of rows that are all as high as one another; `above` and `below` are how many more than those on the screen. */
export function rowRange({ top, height, rowHeight, count }: RowAxis, above: number, below: number): AxisRange {
  const visible = Math.ceil(height / rowHeight) + 1;
  // Rows went while one stood below them: the browser scrolls back, and tells so later.
  const at = Math.max(0, Math.min(Math.floor(top / rowHeight), count - visible));
  return { first: Math.max(0, at - above), last: Math.min(count - 1, at + visible - 1 + below) };
}

type Placed = { start: number; width: number };

/** Of columns, each with its own width; `width` is the room they move through. */
export function columnRange(left: number, width: number, columns: readonly Placed[], around: number): AxisRange {
  const first = lastBefore(columns, left);
  const last = lastBefore(columns, left + width);
  return { first: Math.max(0, first - around), last: Math.min(columns.length - 1, last + around) };
}

/** The last column that begins at `at` or before it. */
function lastBefore(columns: readonly Placed[], at: number): number {
  let [low, high] = [0, columns.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((columns[middle] as Placed).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The indexes of a range with the active one, which is always drawn so that scrolling never takes the focus away. */
export function drawnIndexes({ first, last }: AxisRange, active: number, count: number): number[] {
  const indexes: number[] = [];
  if (active >= 0 && active < Math.min(first, count)) indexes.push(active);
  for (let index = first; index <= last; index++) indexes.push(index);
  if (active > last && active < count) indexes.push(active);
  return indexes;
}
