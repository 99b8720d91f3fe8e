import { expect, test } from "vitest";
import { RowKeys } from "./row-keys";

const from = (first: number, count = 10) => Array.from({ length: count }, (_, index) => first + index);

test("a row keeps its key while it is drawn, and new ones get keys of their own", () => {
  const keys = new RowKeys();
  const before = keys.keysOf(from(0), 0);
  const after = keys.keysOf(from(3), -1);
  expect(after.slice(0, 7)).toEqual(before.slice(3));
  expect(before).not.toEqual(expect.arrayContaining(after.slice(7)));
  expect(new Set(after).size).toBe(10);
});

test("after a jump the same keys stand in the same order: the elements are used again where they are", () => {
  const keys = new RowKeys();
  const before = keys.keysOf(from(0), -1);
  expect(keys.keysOf(from(500), -1)).toEqual(before);
  // Also when a few rows are still seen.
  expect(keys.keysOf(from(507), -1)).toEqual(before);
});

test("the active row keeps its key through a jump, and nobody else gets it", () => {
  const keys = new RowKeys();
  const [, , active] = keys.keysOf(from(0), 2);
  const after = keys.keysOf([2, ...from(500)], 2);
  expect(after[0]).toBe(active);
  expect(new Set(after).size).toBe(11);
  expect(keys.keysOf(from(0), 2)[2]).toBe(active);
});
