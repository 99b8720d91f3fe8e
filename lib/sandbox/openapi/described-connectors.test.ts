import { expect, test } from "vitest";
import { NOTHING_GIVEN } from "../given";
import type { XsdFiles } from "../schema/xsd-of";
import type { UpdateObject } from "../updates/definition";
import { describedConnectors } from "./described-connectors";
import { folderWith, sampleComponent, sampleFile, sampleGet, type SampleLevel, sampleOperation } from "./sample-files";

const text = (description: string, more: object = {}) => ({ type: "string", format: "", description, ...more });
const whole = (description: string) => ({ type: "integer", format: "", description });

type Sample = { post?: SampleLevel; put?: SampleLevel; examples?: object; subExamples?: object; result?: object };

/** The definition of one described connector, `ZzThing`. */
function thing({ post, put, examples, subExamples, result }: Sample, more: object = {}, xsdFiles?: XsdFiles) {
  const paths = {
    "/connectors/ZzThing": {
      ...(post ? { post: sampleOperation("Post", examples, result) } : {}),
      ...(put ? { put: sampleOperation("Put") } : {}),
    },
    ...(subExamples ? { "/connectors/ZzThing/ZzLine": { post: sampleOperation("Post", subExamples) } } : {}),
    ...more,
  };
  const schemas = {
    ...(post ? { Post: sampleComponent("ZzThing", post) } : {}),
    ...(put ? { Put: sampleComponent("ZzThing", put) } : {}),
  };
  const folder = folderWith({ "Things.json": sampleFile(paths, schemas) });
  const found = describedConnectors(folder, xsdFiles ?? NOTHING_GIVEN.xsdFiles, "seed").updateConnectors[0];
  if (!found) throw new Error("Nothing is described");
  return found;
}

function fieldOf({ fields }: UpdateObject, fieldId: string) {
  const field = fields.find((own) => own.fieldId === fieldId);
  if (!field) throw new Error(`No ${fieldId}`);
  return field;
}

const payload = (...lines: object[]) => ({ ZzThing: { Element: lines.length === 1 ? lines[0] : lines } });

test.each([
  [text("T", { maxLength: 80 }), { dataType: "string", xsdType: "string", length: 80 }],
  [text("Memo", { format: "byte" }), { dataType: "blob", xsdType: "string", length: 0 }],
  [text("Afbeelding", { format: "byte" }), { dataType: "blob", xsdType: "string" }],
  [text("Day", { format: "date" }), { dataType: "date", xsdType: "date" }],
  [text("Start date/time", { format: "date-time" }), { dataType: "date", xsdType: "dateTime" }],
  [text("Start time", { format: "date-time" }), { dataType: "date", xsdType: "time" }],
  [text("Begintijd", { format: "date-time" }), { dataType: "date", xsdType: "time" }],
  [text("Length of break", { format: "date-time" }), { dataType: "date", xsdType: "time" }],
  [whole("Number"), { dataType: "int", xsdType: "long", controlType: 5 }],
  [
    { type: "integer", format: "duration", description: "Minutes" },
    { dataType: "int", xsdType: "long" },
  ],
  [
    { type: "boolean", format: "", description: "Flag" },
    { dataType: "boolean", xsdType: "boolean" },
  ],
  [text("Kind\n1 = One;\n2 = Two;", { enum: ["1", "2"] }), { dataType: "int", xsdType: "long" }],
  [text("Kind\nA = One;", { enum: ["A"], maxLength: 1 }), { dataType: "string", xsdType: "string", length: 1 }],
])("%j becomes %j", (described, expected) => {
  const { root } = thing({ post: { fields: { Zz: described } } });
  expect(fieldOf(root, "Zz")).toMatchObject(expected);
});

test("a stream of a file is bytes, unless it is labelled a byte-array", () => {
  const byte = (label: string) => text(label, { format: "byte" });
  const { root } = thing({
    post: { fields: { FileStream: byte("Afbeelding"), FileStream1: byte("File as byte-array") } },
  });
  expect([fieldOf(root, "FileStream").xsdType, fieldOf(root, "FileStream1").xsdType]).toEqual([
    "base64Binary",
    "string",
  ]);
});

test("PUT tells decimals, POST what is required, and both are one connector", () => {
  const number = { type: "number", format: "float", description: "Amount" };
  const { root, actions } = thing({
    post: { fields: { A: number, B: { ...number, description: "Surcharge %" }, C: number }, required: ["A"] },
    put: { fields: { A: { ...number, multipleOf: 0.00001 }, B: { ...number, multipleOf: 0.01 }, C: number } },
  });
  expect(root.fields.map(({ totalDigits, decimals }) => [totalDigits, decimals])).toEqual([
    [16, 5],
    [5, 2],
    [12, 0],
  ]);
  expect(root.fields.map(({ mandatory, nillable }) => [mandatory, nillable])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
  expect(actions).toEqual(["insert", "update"]);
});

test("what only PUT has stands behind its neighbour there", () => {
  const fields = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, text(id)]));
  const { root } = thing({
    post: { fields: fields("A", "C"), objects: { Zz1: {}, Zz3: {} } },
    put: { fields: fields("A", "B", "C", "D"), objects: { Zz0: {}, Zz1: {}, Zz2: {} } },
  });
  expect(root.fields.map(({ fieldId }) => fieldId)).toEqual(["A", "B", "C", "D"]);
  expect(root.objects.map(({ name }) => name)).toEqual(["Zz0", "Zz1", "Zz2", "Zz3"]);
});

test("decimals that no schema of a connector tells come from the same field elsewhere", () => {
  const number = { type: "number", format: "number", description: "Quantity" };
  const other = { put: sampleOperation("Other") };
  const paths = { "/connectors/ZzThing": { post: sampleOperation("Post") }, "/connectors/ZzOther": other };
  const schemas = {
    Post: sampleComponent("ZzThing", { fields: { Qu: number, Am: number } }),
    Other: sampleComponent("ZzOther", { fields: { Qu: { ...number, multipleOf: 0.00001 } } }),
  };
  const folder = folderWith({ "a.json": sampleFile(paths, schemas) });
  const [{ root } = { root: { fields: [] } }] = describedConnectors(folder, new Map(), "seed").updateConnectors;
  expect(root.fields.map(({ decimals }) => decimals)).toEqual([5, 10]);
});

test("the first line of a description is the label, the others are the code list", () => {
  const kind = text("Kind\nA = First one;\nB = b = c;\n", { enum: ["A", "B", "Z"], maxLength: 1 });
  const field = fieldOf(thing({ post: { fields: { Kind: kind, Bare: text("") } } }).root, "Kind");
  expect(field.label).toEqual({ nl: "Kind", en: "Kind" });
  expect(field.values?.map(({ id, description }) => [id, description.nl])).toEqual([
    ["A", "First one"],
    ["B", "b = c"],
    ["Z", "Z"],
  ]);
});

test("a key that an example writes with @ is an attribute; one that its child requires again is its child's too", () => {
  const { root } = thing({
    post: {
      fields: { Id: whole("Id"), Ds: text("Ds") },
      objects: { ZzLine: { fields: { Id: whole("Id") }, required: ["Id"] } },
    },
    put: { fields: { Id: whole("Id") }, required: ["Id"] },
    subExamples: { add: payload({ "@Id": "1", "@Action": "update", Fields: {} }) },
  });
  expect(root.fields.filter(({ isKey }) => isKey).map(({ fieldId }) => fieldId)).toEqual(["Id"]);
  expect(root.identifiedBy).toEqual(["Id"]);
  expect(root.objects[0]?.fields.map(({ isKey }) => isKey)).toEqual([true]);
});

test("a real XSD is trusted before examples", () => {
  const sample = {
    post: { fields: { Id: whole("Id"), No: whole("No") } },
    examples: { one: payload({ "@Id": "1", Fields: {} }) },
  };
  const keys = new Map([["ZzThing", { text: "", keys: new Map([["ZzThing", ["No", "Gone"]]]) }]]);
  const { root } = thing(sample, {}, keys);
  expect(root.fields.filter(({ isKey }) => isKey).map(({ fieldId }) => fieldId)).toEqual(["No"]);
});

test("what PUT requires is a plain key", () => {
  const { root } = thing({
    post: { fields: { No: text("No") } },
    put: { fields: { No: text("No") }, required: ["No"] },
  });
  expect(root.identifiedBy).toEqual(["No"]);
  expect(fieldOf(root, "No").isKey).toBe(false);
});

test("a required field that an example leaves out on insert is not asked for", () => {
  const level = { fields: { Id: whole("Id"), Ds: text("Ds") }, required: ["Id", "Ds"] };
  const { root } = thing({
    post: level,
    put: level,
    examples: { one: payload({ Fields: { Ds: "a" } }), other: payload({ "@Action": "update", Fields: { Id: 1 } }) },
  });
  expect(root.fields.map(({ mandatory }) => mandatory)).toEqual([false, true]);
});

test("lines that an example inserts together are different records", () => {
  const level = {
    fields: { EmId: text("Employee"), DaTi: text("Date", { format: "date" }), Id: whole("Id") },
    required: ["EmId", "DaTi"],
  };
  const line = { Fields: { EmId: "A", DaTi: "2026-01-01" } };
  const { root } = thing({
    post: level,
    put: { ...level, required: ["EmId"] },
    examples: { alone: payload(line), together: payload(line, line) },
  });
  expect(root.identifiedBy).toEqual(["EmId", "DaTi", "Id"]);
});

test.each([
  ["the keys of the DELETE path", {}, ["Kind", "Code"]],
  [
    "what examples of changes name",
    { change: payload({ "@Action": "update", Fields: { Code: "1", Ds: "a" } }) },
    ["Code"],
  ],
])("without required fields %s tell records apart", (_, subExamples, expected) => {
  const level = { fields: { Kind: text("Kind"), Code: text("Code"), Ds: text("Ds") } };
  const post = { ...level, required: ["Kind", "Code"] };
  const path = { "/connectors/ZzThing/ZzThing/@Kind,@Code/{Kind},{Code}": { delete: {} } };
  expect(thing({ post, put: level, subExamples }, path).root.identifiedBy).toEqual(expected);
});

test("whom a record is about tells it apart together with a day", () => {
  const level = {
    fields: { EmId: text("Employee"), Ds: text("Ds"), DaBe: text("Begin", { format: "date" }) },
    required: ["EmId", "Ds", "DaBe"],
  };
  expect(thing({ post: level, put: { ...level, required: ["EmId"] } }).root.identifiedBy).toEqual(["EmId", "DaBe"]);
});

test("what comes back is what the example of a 201 gives, spelled as the schema does", () => {
  const result = { results: { ZzThing: [{ id: "1", Gone: "2" }] } };
  const { resultFields } = thing({ post: { fields: { Ds: text("Ds"), Id: whole("Id") } }, result });
  expect(resultFields).toEqual(["Id"]);
});

test("a DELETE path makes deleting possible", () => {
  const path = { "/connectors/ZzThing/ZzThing/@Id/{Id}": { delete: {}, parameters: [] } };
  expect(thing({ post: { fields: { Id: whole("Id") } } }, path).actions).toEqual(["insert", "delete"]);
});

test("of a connector in two files the first counts", () => {
  const file = (label: string) =>
    sampleFile(
      { "/connectors/ZzThing": { post: sampleOperation("Post") } },
      { Post: sampleComponent("ZzThing", { fields: { A: text(label) } }) },
    );
  const folder = folderWith({ "b.json": file("Second"), "a.json": file("First"), "c.txt": "no JSON" });
  const { updateConnectors } = describedConnectors(folder, new Map(), "seed");
  expect(updateConnectors.map(({ root }) => root.fields[0]?.label.en)).toEqual(["First"]);
});

test("a GetConnector has its fields in order, dates by their label or name, and a unique key", () => {
  const fields = {
    UnitId: { type: "integer", description: "Administration" },
    ItemCode: { type: "string", description: "Item code" },
    Price: { type: "number", description: "Price" },
    Blocked: { type: "boolean", description: "Blocked" },
    CreateDate: { type: "string", description: "Made" },
    Birth: { type: "string", description: "Date of birth" },
    mandateReference: { type: "string", description: "Mandate" },
  };
  const read = () => {
    const folder = folderWith({ "a.json": sampleFile({ "/connectors/Zz_Things": sampleGet(fields) }) });
    const [definition] = describedConnectors(folder, new Map(), "seed").getConnectors;
    if (!definition) throw new Error("Nothing is described");
    const source = definition.source();
    const rows = Array.from({ length: source.length }, (_, row) =>
      definition.fields.map((_field, index) => source.cell(row, index)),
    );
    return { definition, rows };
  };
  const { definition, rows } = read();
  expect(definition.fields.map(({ id, dataType }) => [id, dataType])).toEqual([
    ["UnitId", "int"],
    ["ItemCode", "string"],
    ["Price", "decimal"],
    ["Blocked", "boolean"],
    ["CreateDate", "date"],
    ["Birth", "date"],
    ["mandateReference", "string"],
  ]);
  expect(rows.length).toBeGreaterThanOrEqual(200);
  expect(new Set(rows.map(([, code]) => code)).size).toBe(rows.length);
  expect(new Set(rows.map(([unit]) => unit)).size).toBeLessThan(4);
  for (const [, , , , made] of rows) expect(made ?? "2026-01-01T00:00:00.000").toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}$/);
  expect(read().rows).toEqual(rows);
});
