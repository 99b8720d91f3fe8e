import type { ImpliedAction } from "./update-content";
import type { XmlRecord } from "./read-content";
import { isSameRecord } from "./same-content";
import type { UpdateRecord } from "./update-content";

/** A record that is wanted and the one it takes the place of; null on one side is an addition or a removal. */
export type RecordPair = { wanted: UpdateRecord | null; current: XmlRecord | null };

/** More comparisons than this are not worth their time: then records are taken by their place. */
const MOST_COMPARED = 250_000;

/**
 * Says which record of a document each wanted one is, so that one in the middle can go without a change to those behind
 * it: what is the same stays; of what is not, the nth becomes the nth.
 */
export function matchRecords(
  wanted: readonly UpdateRecord[],
  current: readonly XmlRecord[],
  implied: ImpliedAction,
): RecordPair[] {
  const isSame = (one: number, other: number) =>
    isSameRecord(wanted[one] as UpdateRecord, current[other] as XmlRecord, implied);
  const pairs: RecordPair[] = [];
  let [nextWanted, nextCurrent] = [0, 0];
  for (const [one, other] of [...commonPairs(wanted.length, current.length, isSame), [wanted.length, current.length]]) {
    const [gap, place] = [wanted.slice(nextWanted, one), current.slice(nextCurrent, other)];
    for (let index = 0; index < Math.max(gap.length, place.length); index++) {
      pairs.push({ wanted: gap[index] ?? null, current: place[index] ?? null });
    }
    const [same, kept] = [wanted[one as number], current[other as number]];
    if (same && kept) pairs.push({ wanted: same, current: kept });
    [nextWanted, nextCurrent] = [(one as number) + 1, (other as number) + 1];
  }
  return pairs;
}

/** The longest common subsequence, after what is the same at both ends. */
function commonPairs(
  wanted: number,
  current: number,
  isSame: (one: number, other: number) => boolean,
): [number, number][] {
  let start = 0;
  while (start < wanted && start < current && isSame(start, start)) start++;
  let end = 0;
  while (end < wanted - start && end < current - start && isSame(wanted - 1 - end, current - 1 - end)) end++;
  const pairs = Array.from({ length: start }, (_, index): [number, number] => [index, index]);
  const [rows, columns] = [wanted - start - end, current - start - end];
  if (rows * columns <= MOST_COMPARED) pairs.push(...longestCommon(rows, columns, start, isSame));
  for (let index = end; index > 0; index--) pairs.push([wanted - index, current - index]);
  return pairs;
}

function longestCommon(
  rows: number,
  columns: number,
  start: number,
  isSame: (one: number, other: number) => boolean,
): [number, number][] {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const same = new Uint8Array(rows * columns);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isEqual = isSame(start + row, start + column);
      if (isEqual) same[row * columns + column] = 1;
      const at = row * width + column;
      const skipped = Math.max(lengths[at + 1] ?? 0, lengths[at + width] ?? 0);
      lengths[at] = isEqual ? (lengths[at + width + 1] ?? 0) + 1 : skipped;
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const at = row * width + column;
    if (same[row * columns + column]) pairs.push([start + row++, start + column++]);
    else if ((lengths[at + 1] ?? 0) > (lengths[at + width] ?? 0)) column++;
    else row++;
  }
  return pairs;
}
