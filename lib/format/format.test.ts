import { expect, test } from "vitest";
import { formatDuration } from "./durations";
import { formatDay, formatExactMoment, formatMoment, formatRelative } from "./moments";
import { formatBytes, formatNumber, formatPercent, formatRate } from "./numbers";

/** A number and its unit stay on one line; the expectations below are easier to read without that. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test.each([
  [0, 0, "0", "0"],
  [12_500, 0, "12.500", "12,500"],
  [-1_234.56, 2, "-1.234,56", "-1,234.56"],
  [0.5, 1, "0,5", "0.5"],
  [3, 2, "3", "3"],
])("number %d with %d decimals", (value, decimals, nl, en) => {
  expect(formatNumber(value, "nl", decimals)).toBe(nl);
  expect(formatNumber(value, "en", decimals)).toBe(en);
});

test.each([
  [0, "0%", "0%"],
  [0.0123, "1,2%", "1.2%"],
  [0.4567, "46%", "46%"],
  [1, "100%", "100%"],
])("percent %d", (fraction, nl, en) => {
  expect(formatPercent(fraction, "nl")).toBe(nl);
  expect(formatPercent(fraction, "en")).toBe(en);
});

test.each([
  [0, "0 B", "0 B"],
  [999, "999 B", "999 B"],
  [1_000, "1 kB", "1 kB"],
  [1_500, "1,5 kB", "1.5 kB"],
  [99_940, "99,9 kB", "99.9 kB"],
  [99_960, "100 kB", "100 kB"],
  [999_499, "999 kB", "999 kB"],
  [999_500, "1 MB", "1 MB"],
  [12_345_678, "12,3 MB", "12.3 MB"],
  [7_000_000_000, "7 GB", "7 GB"],
  [2_500_000_000_000_000, "2.500 TB", "2,500 TB"],
])("bytes %d", (size, nl, en) => {
  expect(plain(formatBytes(size, "nl"))).toBe(nl);
  expect(plain(formatBytes(size, "en"))).toBe(en);
});

test.each([
  [-5, "0 ms", "0 ms"],
  [0.4, "0 ms", "0 ms"],
  [850, "850 ms", "850 ms"],
  [999.7, "1 s", "1 s"],
  [1_500, "1,5 s", "1.5 s"],
  [42_400, "42 s", "42 s"],
  [59_700, "1 min", "1 min"],
  [185_000, "3 min 5 s", "3 min 5 s"],
  [3_599_700, "1 u", "1 h"],
  [7_800_000, "2 u 10 min", "2 h 10 min"],
  [86_399_000, "1 d", "1 d"],
  [356_400_000, "4 d 3 u", "4 d 3 h"],
])("duration %d ms", (ms, nl, en) => {
  expect(plain(formatDuration(ms, "nl"))).toBe(nl);
  expect(plain(formatDuration(ms, "en"))).toBe(en);
});

test("a rate keeps a decimal only when small", () => {
  expect([formatRate(3.27, "nl"), formatRate(12_345.6, "nl"), formatRate(3.27, "en")]).toEqual([
    "3,3",
    "12.346",
    "3.3",
  ]);
});

test("a moment is shown in Dutch time, in winter and in summer", () => {
  expect(formatMoment(new Date("2026-11-23T15:04:09Z"), "nl")).toBe("23 nov 2026, 16:04");
  expect(formatMoment(new Date("2026-07-01T22:30:00Z"), "en")).toBe("2 Jul 2026, 00:30");
  expect(formatExactMoment(new Date("2026-11-23T15:04:09Z"), "nl")).toBe("23 nov 2026, 16:04:09");
  expect(formatDay(new Date("2026-12-31T23:30:00Z"), "en")).toBe("1 Jan 2027");
});

const now = new Date("2026-11-23T12:00:00Z");
test.each([
  ["2026-11-23T11:59:30Z", "nu", "now"],
  ["2026-11-23T12:00:20Z", "nu", "now"],
  ["2026-11-23T11:59:00Z", "1 minuut geleden", "1 minute ago"],
  ["2026-11-23T11:15:40Z", "44 minuten geleden", "44 minutes ago"],
  ["2026-11-23T09:00:00Z", "3 uur geleden", "3 hours ago"],
  ["2026-11-22T12:00:00Z", "gisteren", "yesterday"],
  ["2026-11-20T12:00:00Z", "3 dagen geleden", "3 days ago"],
  ["2026-09-23T12:00:00Z", "2 maanden geleden", "2 months ago"],
  ["2024-11-23T12:00:00Z", "2 jaar geleden", "2 years ago"],
  ["2026-11-26T12:00:00Z", "over 3 dagen", "in 3 days"],
])("relative %s", (at, nl, en) => {
  expect(formatRelative(new Date(at), now, "nl")).toBe(nl);
  expect(formatRelative(new Date(at), now, "en")).toBe(en);
});
