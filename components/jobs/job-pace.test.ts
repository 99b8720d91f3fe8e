import { expect, test } from "vitest";
import { paceOf } from "./job-pace";

const JOB = { total: 100, done: 20, missing: 3, failed: 2, bytes: 50_000, activeMs: 5_000, isPlanned: true };

test("a rate is of everything behind it, and tells how long the rest takes", () => {
  expect(paceOf(JOB)).toEqual({ fraction: 0.25, bytesPerSecond: 10_000, filesPerSecond: 5, leftMs: 15_000 });
});

test("nothing is told of what is not known yet", () => {
  expect(paceOf({ ...JOB, isPlanned: false })).toMatchObject({ fraction: null, leftMs: null, filesPerSecond: 5 });
  expect(paceOf({ ...JOB, activeMs: 1_000 })).toMatchObject({ filesPerSecond: null, leftMs: null });
  expect(paceOf({ ...JOB, done: 0, missing: 0, failed: 0 })).toMatchObject({ fraction: 0, leftMs: null });
  expect(paceOf({ ...JOB, total: 0, done: 0, missing: 0, failed: 0 }).fraction).toBe(1);
});
