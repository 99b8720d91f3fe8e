/** Row numbers as ranges that do not touch, in rising order; `to` is one past the last. */
export type Ranges = readonly { from: number; to: number }[];

export function rangesLength(ranges: Ranges): number {
  return ranges.reduce((total, { from, to }) => total + to - from, 0);
}

export function intersectionOf(left: Ranges, right: Ranges): Ranges {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const from = Math.max(a.from, b.from);
      const to = Math.min(a.to, b.to);
      return from < to ? [{ from, to }] : [];
    }),
  );
}

export function unionOf(left: Ranges, right: Ranges): Ranges {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...left, ...right].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

export function complementOf(ranges: Ranges, length: number): Ranges {
  const edges = [0, ...ranges.flatMap(({ from, to }) => [from, to]), length];
  const rest: { from: number; to: number }[] = [];
  for (let index = 0; index < edges.length; index += 2) {
    const from = edges[index] ?? 0;
    const to = edges[index + 1] ?? 0;
    if (from < to) rest.push({ from, to });
  }
  return rest;
}

export function rowAtPosition(ranges: Ranges, position: number): number {
  let before = 0;
  for (const { from, to } of ranges) {
    if (position < before + to - from) return from + position - before;
    before += to - from;
  }
  throw new RangeError(`Position ${position} lies outside the selection`);
}
