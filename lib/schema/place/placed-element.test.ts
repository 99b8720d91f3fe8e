import { expect, test } from "vitest";
import { readDocument } from "@/lib/xml/document/read-document";
import { plainField, type SchemaObject } from "../connector-schema";
import { placedElements, placeOf } from "./placed-element";

const object = (name: string, parts: Partial<SchemaObject>): SchemaObject => ({
  ...{ name, label: null, isMany: null, isObligatory: null, keys: [], fields: [], objects: [], ...parts },
});
const line = object("Line", { fields: [plainField("Id", "text")] });
const schema = { root: object("Order", { fields: [plainField("Id", "int")], objects: [line] }) };

const told = (text: string) =>
  [...placedElements(schema, readDocument(text))].map(([{ name }, placed]) =>
    placed.part === "unknown"
      ? `${name}: unknown in ${placed.within?.part ?? "nothing"}`
      : `${name}: ${placed.part}${placed.part === "field" ? ` ${placed.field.kind}` : ""} of ${placed.path.join("/")}`,
  );

test("each element is what it is at its own place", () => {
  const record = "<Element><Fields><Id/></Fields></Element>";
  const text = `<Order><Element><Fields><Id/></Fields><Objects><Line>${record}</Line></Objects></Element></Order>`;
  expect(told(text)).toEqual([
    "Order: object of Order",
    "Element: record of Order",
    "Fields: fields of Order",
    "Id: field int of Order",
    "Objects: objects of Order",
    "Line: object of Order/Line",
    "Element: record of Order/Line",
    "Fields: fields of Order/Line",
    "Id: field text of Order/Line",
  ]);
  const placed = [...placedElements(schema, readDocument(text))];
  for (const [element, place] of placed) expect(placeOf(schema, element)).toEqual(place);
});

test("what the schema does not have is unknown, and so is all below it", () => {
  expect(told("<Orders><Element/></Orders>")).toEqual(["Orders: unknown in nothing", "Element: unknown in nothing"]);
  expect(told("<Order><Element><Id><Fields/></Id><Fields><Line/></Fields></Element></Order>").slice(2)).toEqual([
    "Id: unknown in record",
    "Fields: unknown in record",
    "Fields: fields of Order",
    "Line: unknown in fields",
  ]);
  expect(told("<Order/><Order/>")).toHaveLength(2);
});
