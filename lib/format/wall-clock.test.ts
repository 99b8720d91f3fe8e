import { expect, it } from "vitest";
import { formatWallClock, readWallClock } from "./wall-clock";

const shown = (text: string, language: "nl" | "en") => {
  const moment = readWallClock(text);
  return moment && formatWallClock(moment, language);
};

it.each([
  ["2026-03-29T08:15:02Z", "29-03-2026 08:15:02", "2026-03-29 08:15:02"],
  ["2026-03-29T02:30:00Z", "29-03-2026 02:30:00", "2026-03-29 02:30:00"], // does not exist as a Dutch time; shown as it came
  ["2026-11-23T00:00:00Z", "23-11-2026", "2026-11-23"],
  ["2026-11-23T00:00:00", "23-11-2026", "2026-11-23"],
  ["2026-11-23", "23-11-2026", "2026-11-23"],
  ["1899-12-30T23:59:59.000Z", "30-12-1899 23:59:59", "1899-12-30 23:59:59"],
  ["23-11-2026", null, null],
  ["", null, null],
])("%s is Dutch wall-clock time", (text, nl, en) => {
  expect(shown(text, "nl")).toBe(nl);
  expect(shown(text, "en")).toBe(en);
});
