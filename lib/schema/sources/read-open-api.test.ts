import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder } from "@/lib/testing/profit-corpus";
import { fieldsOf, objectsOf } from "../flatten";
import { readOpenApi } from "./read-open-api";

const text = { type: "string", format: "" };
const level = (fields: object, required: string[] = [], objects: object = {}) => ({
  type: "object",
  properties: {
    Fields: { type: "object", properties: fields, required },
    Objects: { type: "array", items: { type: "object", properties: objects } },
  },
});
const below = (record: object) => ({ properties: { Element: { type: "array", items: record } } });
const component = (name: string, record: object) => ({ properties: { [name]: { properties: { Element: record } } } });
const operation = (schema: string, example: object = {}) => ({
  requestBody: {
    content: {
      "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, examples: { one: { value: example } } },
    },
  },
});
const file = (paths: object, schemas: object) => JSON.stringify({ openapi: "3.0.0", paths, components: { schemas } });

test("labels are English, codes stand in the lines under them, and POST tells what is mandatory", () => {
  const fields = {
    Ds: { ...text, maxLength: 255, description: "Subject" },
    ViPr: { ...text, enum: ["H", "N=1"], description: "Priority\nH = High;\nN=1 = Normal\nor less;" },
    Tx: { ...text, format: "byte", description: "" },
  };
  const [read] = readOpenApi(
    file({ "/connectors/KnX": { post: operation("KnX_POST") } }, { KnX_POST: component("KnX", level(fields, ["Ds"])) }),
  );
  expect(read?.connectorId).toBe("KnX");
  expect(read?.root.fields).toEqual([
    expect.objectContaining({ id: "Ds", label: null, englishLabel: "Subject", length: 255, isMandatory: true }),
    expect.objectContaining({
      id: "ViPr",
      englishLabel: "Priority",
      isMandatory: false,
      codes: [
        { id: "H", text: null, englishText: "High" },
        { id: "N=1", text: null, englishText: "Normal" },
      ],
    }),
    expect.objectContaining({ id: "Tx", englishLabel: null, kind: "text", length: null }),
  ]);
});

test("PUT adds what POST has not, and the scale of decimals; what it requires is no matter of inserting", () => {
  const post = level({ A: text, Am: { type: "number", format: "" } });
  const put = level({ A: text, B: text, Am: { type: "number", multipleOf: 0.01, format: "" } }, ["A"]);
  const paths = { "/connectors/X": { post: operation("P"), put: operation("U") } };
  const [read] = readOpenApi(file(paths, { P: component("X", post), U: component("X", put) }));
  expect(read?.root.fields.map(({ id, decimals, isMandatory }) => ({ id, decimals, isMandatory }))).toEqual([
    { id: "A", decimals: null, isMandatory: false },
    { id: "B", decimals: null, isMandatory: false },
    { id: "Am", decimals: 2, isMandatory: false },
  ]);
});

test("keys are known by the examples, on every level", () => {
  const record = level({ DbId: text, Nm: text }, [], { Lines: below(level({ SeNo: text, Ds: text })) });
  const example = {
    X: { Element: { "@DbId": "1", Objects: [{ Lines: { Element: [{ Fields: {} }, { "@SeNo": 2 }] } }] } },
  };
  const paths = { "/connectors/X": { put: operation("U", example) } };
  const [read] = readOpenApi(file(paths, { U: component("X", record) }));
  expect(read?.root.keys.map(({ id, isKey }) => ({ id, isKey }))).toEqual([{ id: "DbId", isKey: true }]);
  expect(read?.root.fields.map(({ id }) => id)).toEqual(["Nm"]);
  expect(read?.root.objects[0]?.keys.map(({ id }) => id)).toEqual(["SeNo"]);
});

test("names such as __proto__ are names like any other", () => {
  const record = `{"properties":{"Fields":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}}}`;
  const schemas = `{"P":{"properties":{"X":{"properties":{"Element":${record}}}}}}`;
  const paths = JSON.stringify({ "/connectors/X": { post: operation("P") } });
  const [read] = readOpenApi(`{"openapi":"3.0.0","paths":${paths},"components":{"schemas":${schemas}}}`);
  expect(read?.root.fields.map(({ id, kind }) => [id, kind])).toEqual([
    ["__proto__", "text"],
    ["constructor", "int"],
  ]);
});

test.each([
  ["", "no JSON"],
  ["[]", "no OpenAPI description"],
  ['{"openapi":"3.0.0"}', "no OpenAPI description"],
])("%j is no description and says why", (content, message) => {
  expect(() => readOpenApi(content)).toThrow(message);
});

test("what refers to nothing, or only reads, describes no UpdateConnector", () => {
  const paths = { "/connectors/A": { post: operation("Nowhere") }, "/connectors/B": { get: {} }, "/FileConnector": {} };
  expect(readOpenApi(file(paths, {}))).toEqual([]);
});

test("a file that nests without end is refused", () => {
  let record = level({});
  for (let depth = 0; depth < 20; depth++) record = level({}, [], { Deeper: below(record) });
  const content = file({ "/connectors/X": { post: operation("P") } }, { P: component("X", record) });
  expect(() => readOpenApi(content)).toThrow("deeper than 12");
});

describe.skipIf(CORPUS === undefined)("AFAS's own descriptions (PROFIT_CORPUS)", () => {
  const files = CORPUS === undefined ? [] : readdirSync(corpusFolder("openapi"));
  type Json = { [key: string]: Json } & string & Json[];

  /** Every field of a component by its path, read in another way. */
  function walked(schema: Json, path: string, found: Map<string, Json>): Map<string, Json> {
    for (const [name, object] of Object.entries(schema["properties"] ?? {})) {
      const element = (object as Json)["properties"]?.["Element"];
      const record = element?.["items"]?.["properties"] ?? element?.["properties"];
      const fields = (record as Json | undefined)?.["Fields"]?.["properties"] ?? {};
      for (const [id, field] of Object.entries(fields)) found.set(`${path}/${name}:${id}`, field as Json);
      const objects = (record as Json | undefined)?.["Objects"]?.["items"];
      if (objects) walked(objects as Json, `${path}/${name}`, found);
    }
    return found;
  }

  test.each(files)("%s: no field, label or code is lost", (name) => {
    const content = readFileSync(join(corpusFolder("openapi"), name), "utf8");
    const described = JSON.parse(content) as Json;
    const schemas = described["components"]?.["schemas"] as Json;
    for (const read of readOpenApi(content)) {
      const operations = described["paths"]?.[`/connectors/${read.connectorId}`] as Json;
      const expected = new Map<string, Json>();
      for (const method of ["put", "post"]) {
        const reference = operations[method]?.["requestBody"]?.["content"]?.["application/json"]?.["schema"]?.["$ref"];
        const schema = reference && schemas[String(reference).split("/").at(-1) ?? ""];
        if (schema) walked(schema, "", expected);
      }
      const fields = new Map(fieldsOf(read).map(({ path, field }) => [`/${path.join("/")}:${field.id}`, field]));
      expect([...fields.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [place, field] of fields) {
        const [label = "", ...lines] = String(expected.get(place)?.["description"] ?? "").split("\n");
        expect(field.englishLabel ?? "").toBe(label.trim());
        const ids = expected.get(place)?.["enum"] as unknown as unknown[] | undefined;
        expect(field.codes?.map(({ id }) => id) ?? null).toEqual(ids?.map(String) ?? null);
        const texts = field.codes?.filter(({ englishText }) => englishText !== null) ?? [];
        const written = ids?.filter((id) =>
          lines.some((line) => /^.* = .*[^; ]/.test(line) && line.startsWith(`${String(id)} = `)),
        );
        expect(texts.map(({ id }) => id)).toEqual(written?.map(String) ?? []);
      }
      expect(objectsOf(read).length).toBeGreaterThan(0);
    }
  });
});
