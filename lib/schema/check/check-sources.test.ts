import { describe, expect, test } from "vitest";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema, SchemaField } from "../connector-schema";
import { readXsd } from "../sources/read-xsd";
import { checkDocument } from "./check-document";
import { order } from "./truth/order-message";
import { ORDER_XSD } from "./truth/order-schema";

// What counts when a message is checked by an XSD and a model that differ, or by metainfo alone.
const read = readXsd("Order", ORDER_XSD);
const validator = compileXsd(ORDER_XSD);
const BL = "<Bl>1</Bl>";

describe("where XSD and model disagree, the XSD has the last word", () => {
  const other = (change: Partial<SchemaField>): ConnectorSchema => ({
    ...read,
    root: {
      ...read.root,
      fields: read.root.fields.map((field) => (field.id === "Ds" ? { ...field, ...change } : field)),
    },
  });
  const checked = (schema: ConnectorSchema, text: string) => checkDocument({ schema, validator, text }).problems;

  test("what it takes is no problem", () => {
    expect(checked(other({ length: 3 }), order("<Ds>abcdef</Ds>"))).toEqual([]);
    expect(checked(other({ isNillable: false }), order('<Ds xsi:nil="true"/>'))).toEqual([]);
  });

  test("what it refuses is told in our codes, with its numbers", () => {
    expect(checked(other({ length: 100 }), order("<Ds>123456789</Ds>"))).toEqual([
      expect.objectContaining({ code: "tooLong", params: expect.objectContaining({ length: 9, limit: 8 }) }),
    ]);
    const without = { ...read, root: { ...read.root, keys: [] } };
    expect(checked(without, order("", { id: "" })).map(({ code }) => code)).toEqual(["missingKey"]);
    const { Ds, ...rest } = Object.fromEntries(read.root.fields.map((field) => [field.id, field]));
    const more = { ...read, root: { ...read.root, fields: [...Object.values(rest), ...(Ds ? [Ds] : [])] } };
    expect(checked(more, order(`<Ds>a</Ds>${BL}`))).toEqual([]);
    expect(checked(more, order(`${BL}<Ds>a</Ds>`)).map(({ code }) => code)).toEqual(["unknownElement"]);
  });

  test("what it says and we have no words for is told in its own", () => {
    const text = order('<Ds xmlns:x="http://www.w3.org/2001/XMLSchema" xsi:type="x:long">1</Ds>');
    expect(checked(read, text).map(({ code }) => code)).toEqual(["schemaFault"]);
  });
});

test("by metainfo alone a date may be of any kind, and what only an XSD wants is a warning", () => {
  const schema: ConnectorSchema = { ...read, sources: ["metainfo"] };
  const { problems } = checkDocument({
    schema,
    validator: null,
    text: order("<Dt>2026-11-28</Dt>", { id: "", action: "" }),
  });
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ["missingKey", "warning"],
    ["missingAction", "warning"],
  ]);
});
