import fc from "fast-check";
import { expect, test } from "vitest";
import { countBySkip, type CountProgress, mostCalls } from "./count-by-skip";

async function count(rows: number, atLeast: number, stopAfter = Infinity) {
  const stop = new AbortController();
  const asked: number[] = [];
  const told: CountProgress[] = [];
  const hasRow = (skip: number) => {
    asked.push(skip);
    if (asked.length >= stopAfter) stop.abort();
    return Promise.resolve(skip < rows);
  };
  const result = await countBySkip(hasRow, atLeast, { signal: stop.signal, onProgress: (one) => told.push(one) });
  return { result, asked, told };
}

test("finds the number of rows, in no more calls than were announced", async () => {
  const cases = fc.record({
    rows: fc.integer({ min: 0, max: 3_000_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ rows, share }) => {
      const atLeast = Math.floor(rows * share);
      const { result, asked } = await count(rows, atLeast);
      expect(result).toBe(rows);
      expect(asked.length).toBeLessThanOrEqual(mostCalls(rows, atLeast));
    }),
  );
});

test("asks once when all rows are on the screen already", async () => {
  expect(await count(500, 500)).toMatchObject({ result: 500, asked: [500] });
});

test("a million rows behind five hundred take a few dozen calls", async () => {
  const { asked } = await count(1_000_000, 500);
  expect(asked.length).toBeLessThan(36);
  expect(Math.max(...asked)).toBeLessThan(2_100_000);
});

test("tells on the way what is known, and stops when told", async () => {
  const { result, asked, told } = await count(1_000, 10, 4);
  expect(result).toBeNull();
  expect(asked).toHaveLength(4);
  expect(told.at(-1)).toMatchObject({ calls: 3, atMost: null });
});

test("trouble is trouble, and no number", async () => {
  const stop = new AbortController();
  const fail = () => Promise.reject(new Error("Nee"));
  await expect(countBySkip(fail, 1, { signal: stop.signal, onProgress: () => undefined })).rejects.toThrow("Nee");
});
