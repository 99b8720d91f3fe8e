import { expect, test } from "vitest";
import { columnRange, drawnIndexes, rowRange } from "./axis-range";

const AXIS = { top: 0, height: 320, rowHeight: 32, count: 1_000 };

test("the rows of the screen are drawn, one that is seen in part, and some more on either side", () => {
  expect(rowRange(AXIS, 1, 4)).toEqual({ first: 0, last: 14 });
  expect(rowRange({ ...AXIS, top: 3_216 }, 1, 4)).toEqual({ first: 99, last: 114 });
});

test("at the end, and where rows went below which the screen still stands, the last ones are drawn", () => {
  expect(rowRange({ ...AXIS, top: 31_680 }, 1, 4)).toEqual({ first: 988, last: 999 });
  expect(rowRange({ ...AXIS, top: 31_680, count: 3 }, 1, 4)).toEqual({ first: 0, last: 2 });
  expect(rowRange({ ...AXIS, count: 0 }, 1, 4)).toEqual({ first: 0, last: -1 });
});

test("columns that are seen, wide and narrow, with one more on either side", () => {
  const columns = [100, 300, 50, 50, 200].map((width, index, all) => ({
    width,
    start: all.slice(0, index).reduce((sum, one) => sum + one, 0),
  }));
  expect(columnRange(0, 250, columns, 1)).toEqual({ first: 0, last: 2 });
  expect(columnRange(420, 60, columns, 1)).toEqual({ first: 1, last: 4 });
  expect(columnRange(480, 400, columns, 1)).toEqual({ first: 2, last: 4 });
  expect(columnRange(0, 250, [], 1)).toEqual({ first: 0, last: -1 });
});

test("the active one is drawn wherever it is, in its order", () => {
  expect(drawnIndexes({ first: 10, last: 12 }, 11, 100)).toEqual([10, 11, 12]);
  expect(drawnIndexes({ first: 10, last: 12 }, 2, 100)).toEqual([2, 10, 11, 12]);
  expect(drawnIndexes({ first: 10, last: 12 }, 50, 100)).toEqual([10, 11, 12, 50]);
  expect(drawnIndexes({ first: 10, last: 12 }, -1, 100)).toEqual([10, 11, 12]);
  expect(drawnIndexes({ first: 0, last: -1 }, 0, 0)).toEqual([]);
});
