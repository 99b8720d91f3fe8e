import { expect, it } from "vitest";
import { copyTextOf } from "./copy-rows";

const words = { language: "nl", yes: "Ja", no: "Nee" } as const;
const fields = [
  { id: "Nr", dataType: "int" },
  { id: "Tekst", dataType: "string" },
  { id: "Saldo", dataType: "decimal", decimals: 2 },
  { id: "Datum", dataType: "date" },
];
const rows = [
  { Nr: 1, Tekst: 'a\t"b"\nc', Saldo: 1234.5, Datum: "2026-03-29T00:00:00Z" },
  { Nr: 2, Tekst: null, Saldo: -0.5, Datum: null },
];

it("writes a block as a spreadsheet takes it", () => {
  expect(copyTextOf(rows, fields, { top: 0, bottom: 1, left: 0, right: 3 }, words, false)).toBe(
    '1\t"a\t""b""\nc"\t1234,50\t29-03-2026\n2\t\t-0,50\t',
  );
});

it("puts field names above when asked", () => {
  expect(copyTextOf(rows, fields, { top: 1, bottom: 1, left: 0, right: 1 }, words, true)).toBe("Nr\tTekst\n2\t");
});

it("copies one cell as it is, without quotes", () => {
  expect(copyTextOf(rows, fields, { top: 0, bottom: 0, left: 1, right: 1 }, words, false)).toBe('a\t"b"\nc');
});
