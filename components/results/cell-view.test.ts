import { expect, it } from "vitest";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { cellViewOf, needsViewer } from "./cell-view";

const nl = { language: "nl", yes: "Ja", no: "Nee" } as const;
const field = (dataType: string, decimals = 0): GetConnectorField => ({ id: "F", dataType, decimals });

const BASE64 = Buffer.from("een bestand van enkele tientallen bytes").toString("base64");

it.each([
  [null, "string", "null", ""],
  [undefined, "string", "null", ""],
  ["", "string", "blank", ""],
  ["  ", "string", "blank", "  "],
  ["000001005", "string", "text", "000001005"],
  [12500, "int", "number", "12500"],
  [true, "boolean", "boolean", "Ja"],
  ["2026-03-29T02:30:00Z", "date", "date", "29-03-2026 02:30"],
  ["2026-11-23T00:00:00Z", "date", "date", "23-11-2026"],
  ["2026-11-23T00:00:00Z", "string", "text", "2026-11-23T00:00:00Z"],
  ["regel 1\nregel 2", "string", "long", "regel 1 ↵ regel 2"],
  ["<a><b/></a>", "string", "xml", "<a><b/></a>"],
  ["< 5 stuks >", "string", "text", "< 5 stuks >"],
  ['{"a":1}', "string", "json", '{"a":1}'],
  ["[concept] brief", "string", "text", "[concept] brief"],
  [BASE64, "blob", "base64", BASE64],
  ["0F3A9C51B7E24D6C8A10AA55D2E7914B", "string", "text", "0F3A9C51B7E24D6C8A10AA55D2E7914B"],
])("%j of type %s is %s", (value, dataType, kind, text) => {
  expect(cellViewOf(value, field(dataType), nl)).toEqual({ kind, text });
});

it("groups amounts and keeps the decimals of their field", () => {
  expect(cellViewOf(-1234.5, field("decimal", 2), nl).text).toBe("-1.234,50");
  expect(cellViewOf(-1234.5, field("decimal", 2), { ...nl, language: "en" }).text).toBe("-1,234.50");
});

it("cuts long text in the cell and says that there is more", () => {
  const view = cellViewOf("woord ".repeat(1_000), field("string"), nl);
  expect(view.kind).toBe("long");
  expect(view.text.length).toBeLessThan(300);
  expect(needsViewer(view.kind)).toBe(true);
});
