import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProfitDate, formatProfitDay, readWallClock, toProfitDate } from "./profit-dates";

test.each([
  ["2026-11-23T00:00:00Z", "23-11-2026", "23/11/2026"],
  ["2026-11-23", "23-11-2026", "23/11/2026"],
  ["2026-11-23T16:04:00Z", "23-11-2026 16:04", "23/11/2026 16:04"],
  ["2026-11-23T16:04:09Z", "23-11-2026 16:04:09", "23/11/2026 16:04:09"],
  ["2026-11-23T16:04:09.123Z", "23-11-2026 16:04:09", "23/11/2026 16:04:09"],
  ["2026-11-23T16:04:09", "23-11-2026 16:04:09", "23/11/2026 16:04:09"],
  // Does not exist on a Dutch clock, twice on another night; Profit writes both, so both are shown as written.
  ["2026-03-29T02:30:00Z", "29-03-2026 02:30", "29/03/2026 02:30"],
  ["2026-10-25T02:30:00Z", "25-10-2026 02:30", "25/10/2026 02:30"],
  ["0001-01-01T00:00:00Z", "01-01-0001", "01/01/0001"],
  ["9999-12-31T00:00:00Z", "31-12-9999", "31/12/9999"],
])("%s is shown as it stands in Profit", (text, nl, en) => {
  expect(formatProfitDate(text, "nl")).toBe(nl);
  expect(formatProfitDate(text, "en")).toBe(en);
});

test.each([
  "",
  "gisteren",
  "2026-02-30",
  "2026-13-01T00:00:00Z",
  "2026-11-23T25:00:00Z",
  "2026-11-23T10:00:00+02:00",
  "20261123",
])("%s is no date of Profit and stays as it is", (text) => {
  expect(readWallClock(text)).toBeNull();
  expect(formatProfitDate(text, "nl")).toBe(text);
  expect(toProfitDate(text)).toBe(text);
});

test("midnight can be asked for", () => {
  expect(formatProfitDate("2026-11-23T00:00:00Z", "nl", "time")).toBe("23-11-2026 00:00");
});

test("the Z is dropped and nothing else", () => {
  expect(toProfitDate("2026-03-29T02:30:00Z")).toBe("2026-03-29T02:30:00");
  expect(toProfitDate("2026-03-29T02:30:00")).toBe("2026-03-29T02:30:00");
  expect(toProfitDate("2026-03-29")).toBe("2026-03-29");
});

test("the day has a name", () => {
  expect(formatProfitDay("2026-03-29T02:30:00Z", "nl")).toBe("zondag 29 maart 2026");
  expect(formatProfitDay("2026-03-29T23:59:00Z", "en")).toEqual(expect.stringMatching(/^Sunday,? 29 March 2026$/));
});

test("whatever the zone of the machine, the clock's figures come back", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }),
      (date) => {
        const text = `${date.toISOString().slice(0, 19)}Z`;
        const clock = readWallClock(text);
        expect(clock).toMatchObject({ year: date.getUTCFullYear(), day: date.getUTCDate(), hour: date.getUTCHours() });
        expect(formatProfitDate(text, "nl", "time")).toContain(text.slice(11, 16));
      },
    ),
  );
});
