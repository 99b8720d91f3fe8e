import { expect, it } from "vitest";
import { rowCounter } from "./count-rows";
import { DEFAULT_CHOICE, exportParams, fileNameOf, TEXT_FORMATS } from "./export-choice";
import { rowsAsText } from "./write-rows";

const fields = [
  { id: "Naam", dataType: "string" },
  { id: "Datum", dataType: "date" },
  { id: "Saldo", dataType: "decimal" },
];
const rows = [
  { Naam: '=HYPERLINK("x")', Datum: "2026-03-29T08:15:02Z", Saldo: -0.5 },
  { Naam: 'Jansen; "Zn"\r\n', Datum: null, Saldo: null },
  { Naam: "", Datum: "2026-11-23T00:00:00Z", Saldo: 3 },
];

it("writes CSV for a spreadsheet: formulas harmless, null apart from empty, dates without Z", () => {
  expect(rowsAsText(rows, fields, DEFAULT_CHOICE)).toBe(
    '\uFEFFNaam;Datum;Saldo\r\n"\'=HYPERLINK(""x"")";2026-03-29T08:15:02;-0.5\r\n"Jansen; ""Zn""\r\n";;\r\n"";2026-11-23T00:00:00;3\r\n',
  );
  expect(rowsAsText(rows, fields, { ...DEFAULT_CHOICE, isNeutralised: false })).toContain('"=HYPERLINK');
});

it("writes JSON that reads back", () => {
  const text = rowsAsText(rows, fields, { ...DEFAULT_CHOICE, format: "json" });
  expect(JSON.parse(text)).toEqual([
    { ...rows[0], Datum: "2026-03-29T08:15:02" },
    rows[1],
    { ...rows[2], Datum: "2026-11-23T00:00:00" },
  ]);
});

it.each(TEXT_FORMATS)("counts the rows of %s while the bytes pass, however they are cut", (format) => {
  const bytes = new TextEncoder().encode(rowsAsText(rows, fields, { ...DEFAULT_CHOICE, format }));
  for (const size of [1, 7, bytes.length]) {
    const counter = rowCounter(format);
    for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
    expect(counter.rows()).toBe(3);
    expect(counter.isWhole()).toBe(true);
  }
  const cut = rowCounter(format);
  cut.add(bytes.subarray(0, bytes.length - 4));
  expect(cut.isWhole()).toBe(false);
});

it.each(TEXT_FORMATS)("counts no rows in an empty %s", (format) => {
  const counter = rowCounter(format);
  counter.add(new TextEncoder().encode(rowsAsText([], fields, { ...DEFAULT_CHOICE, format })));
  expect(counter.rows()).toBe(0);
});

it("asks the route for everything from the first row on", () => {
  const query = { fields: ["Naam"], filter: { groups: [] }, orderBy: [], skip: 500, take: 100 };
  const params = exportParams(query, { ...DEFAULT_CHOICE, scope: "all", isNeutralised: false });
  expect(Object.fromEntries(params)).toEqual({
    fields: "Naam",
    take: "all",
    format: "csv",
    delimiter: "semicolon",
    bom: "1",
    formulas: "keep",
  });
});

it("names files so that every file system takes them", () => {
  expect(fileNameOf("../Prof/it:1", new Date("2026-11-23T14:57:00Z"), "csv")).toBe(".._Prof_it_1 2026-11-23 1557.csv");
});

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<AfasGetConnector>
<Profit_Debtor><Naam>a
b
</Naam></Profit_Debtor>
<Profit_Debtor/>
</AfasGetConnector>
`;

it("counts the rows of XML, whatever line ends its texts have", () => {
  const bytes = new TextEncoder().encode(XML);
  for (const size of [1, 7, bytes.length]) {
    const counter = rowCounter("xml");
    for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
    expect(counter.rows()).toBe(2);
    expect(counter.isWhole()).toBe(true);
  }
});

it.each([
  ["xlsx", `${"x".repeat(40)}PK\u0005\u0006${"\0".repeat(18)}`],
  ["parquet", "PAR1 and more PAR1"],
] as const)("sees the end of a file that is packed (%s), and counts no rows in it", (format, text) => {
  const counter = rowCounter(format);
  for (const sign of text) counter.add(new TextEncoder().encode(sign));
  expect(counter.isWhole()).toBe(true);
  expect(counter.rows()).toBeNull();
  const cut = rowCounter(format);
  cut.add(new TextEncoder().encode(text.slice(0, -1)));
  expect(cut.isWhole()).toBe(false);
});

it("asks for an XLSX file without what only CSV has", () => {
  const query = { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 100 };
  const choice = { ...DEFAULT_CHOICE, format: "xlsx" as const, scope: "all" as const };
  expect(Object.fromEntries(exportParams(query, choice))).toEqual({ take: "all", format: "xlsx" });
  expect(Object.fromEntries(exportParams(query, { ...choice, isNeutralised: false }))).toMatchObject({
    formulas: "keep",
  });
});
