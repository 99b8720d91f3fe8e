import { afterEach, expect, test } from "vitest";
import { announceReturn, arrived, forgetRun, keepRun, keptRunAt } from "./kept-runs";

const gone: number[] = [];
const kept = new Set<number>();
const keep = (runId: number, href: string) => {
  kept.add(runId);
  keepRun({ runId }, href, () => () => gone.push(runId));
};
afterEach(() => {
  for (const runId of kept) forgetRun(runId);
  kept.clear();
  gone.length = 0;
  arrived();
});

test("rows come back only for who returns to a tab: a link to the same query reads anew", () => {
  keep(1, "/a?take=5");
  expect(keptRunAt("/a?take=5")).toBeNull();
  announceReturn("/a?take=5");
  expect(keptRunAt("/a?take=5")).toMatchObject({ run: { runId: 1 } });
  expect(keptRunAt("/b")).toBeNull();
  arrived();
  expect(keptRunAt("/a?take=5")).toBeNull();
});

test("a read follows the address of its page, and says since when it is there", () => {
  const before = Date.now();
  keep(1, "/a");
  keep(1, "/a?fields=x");
  announceReturn("/a");
  expect(keptRunAt("/a")).toBeNull();
  announceReturn("/a?fields=x");
  expect(keptRunAt("/a?fields=x")?.readAt).toBeGreaterThanOrEqual(before);
  expect(gone).toEqual([]);
});

test("no more than a few are kept: the one looked at longest ago goes", () => {
  for (let runId = 1; runId <= 6; runId++) keep(runId, `/${runId}`);
  expect(gone).toEqual([]);
  keep(1, "/1");
  keep(7, "/7");
  expect(gone).toEqual([2]);
  announceReturn("/2");
  expect(keptRunAt("/2")).toBeNull();
});

test("what is forgotten is let go once", () => {
  keep(1, "/a");
  forgetRun(1);
  forgetRun(1);
  expect(gone).toEqual([1]);
});
