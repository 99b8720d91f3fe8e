import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { ColumnValues } from "../local-view/column-values";
import { dateOfDay, MOST_DISTINCT, profileOf } from "./column-profile";

function profile(values: CellValue[]) {
  const column = new ColumnValues();
  column.add(values);
  return profileOf(column);
}

describe("numbers", () => {
  it("have a least, a most and a mean, and fall into equal parts", () => {
    const { range, bins, filled, rows, distinct } = profile([1, 2, 2, 9, null, 11]);
    expect({ filled, rows, distinct }).toEqual({ filled: 5, rows: 6, distinct: 4 });
    expect(range).toEqual({ kind: "number", min: 1, max: 11, mean: 5 });
    expect(bins.map(({ count }) => count)).toEqual([3, 0, 0, 2]);
    expect([bins[0]?.from, bins.at(-1)?.to]).toEqual([1, 11]);
  });

  it("all fall into a part, once: a twin that counts each", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 200 }), (values) => {
        const { bins, filled, range } = profile(values);
        expect(filled).toBe(values.length);
        if (bins.length === 0) return void expect(new Set(values).size).toBeLessThan(2);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(range).toMatchObject({ min: Math.min(...values), max: Math.max(...values) });
      }),
    );
  });
});

describe("dates", () => {
  it("have a first and a last, also within a day", () => {
    const { range, bins } = profile(["2026-03-29T02:30:00", "2026-03-01T00:00:00", null, "2026-03-29T02:29:00"]);
    expect(range).toEqual({ kind: "date", first: "2026-03-01T00:00:00", last: "2026-03-29T02:30:00" });
    expect(dateOfDay(bins[0]?.from ?? 0)).toBe("2026-03-01");
  });

  it("and something that is no date are texts together", () => {
    expect(profile(["2026-03-29T02:30:00", "onbekend"]).range).toMatchObject({ kind: "text" });
  });
});

describe("texts", () => {
  it("have a shortest and a longest, and no histogram", () => {
    const { range, bins, top, others } = profile(["b", "ccc", "b", "", "  ", null, "aaaaa"]);
    expect(range).toEqual({ kind: "text", shortest: "b", longest: "aaaaa", shortestLength: 1, longestLength: 5 });
    expect(bins).toEqual([]);
    expect(top[0]).toEqual({ value: "b", count: 2 });
    expect(others).toBe(0);
  });

  it("of 20 MB give a profile that can be carried about", () => {
    const { range, top } = profile(["x".repeat(20_000_000)]);
    expect(JSON.stringify({ range, top }).length).toBeLessThan(2_000);
    expect(range).toMatchObject({ longestLength: 20_000_000 });
  });
});

it("counts no more different values than it says it does", () => {
  const many = profile(Array.from({ length: MOST_DISTINCT + 5 }, (_, index) => `v${index}`));
  expect(many).toMatchObject({ distinct: MOST_DISTINCT, hasMoreDistinct: true, others: MOST_DISTINCT - 5 });
});

it("says of an empty column that it is empty, and of ja and nee how many of each", () => {
  expect(profile([null, "", " "])).toEqual({
    rows: 3,
    filled: 0,
    distinct: 0,
    hasMoreDistinct: false,
    range: null,
    bins: [],
    top: [],
    others: 0,
  });
  expect(profile([true, false, true]).top).toEqual([
    { value: true, count: 2 },
    { value: false, count: 1 },
  ]);
  expect(profile([true]).range).toBeNull();
});
