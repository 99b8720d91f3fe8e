import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UpdateConnectorMetainfo } from "@/lib/profit/wire/update-connector-metainfo";
import { type Caller, callerOf } from "@/lib/sandbox/calls";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { type SoapCaller, soapCallerOf } from "@/lib/sandbox/soap/soap-calls";
import { parseXml } from "@/lib/xml/parse-xml";
import { CORPUS, realXsd } from "@/lib/testing/profit-corpus";
import {
  type ConnectorSchema,
  plainField,
  type SchemaField,
  type SchemaObject,
  type SourceKind,
} from "./connector-schema";
import { mergeSchemas } from "./merge-schemas";
import { readMetainfo } from "./sources/read-metainfo";
import { readXsd } from "./sources/read-xsd";

const field = (id: string, facts: Partial<SchemaField> = {}): SchemaField => ({ ...plainField(id, "text"), ...facts });
const object = (name: string, facts: Partial<SchemaObject> = {}): SchemaObject => ({
  ...{ name, label: null, isMany: null, isObligatory: null, keys: [], fields: [], objects: [] },
  ...facts,
});
const schema = (source: SourceKind, root: SchemaObject): ConnectorSchema => ({
  ...{ connectorId: "X", root, sources: [source], disagreements: [] },
});

test("each source adds what the others do not tell, and nothing is called a disagreement", () => {
  const xsd = field("Ds", {
    label: "Onderwerp",
    length: 80,
    isNillable: true,
    codes: [{ id: "H", text: "Hoog", englishText: null }],
  });
  const metainfo = field("Ds", { label: "Onderwerp", length: 80, isMandatory: true, isNotZero: false });
  const openApi = field("Ds", { englishLabel: "Subject", codes: [{ id: "H", text: null, englishText: "High" }] });
  const merged = mergeSchemas([
    schema("xsd", object("X", { fields: [xsd], isMany: true })),
    schema("metainfo", object("X", { fields: [metainfo], label: "Iets" })),
    schema("openApi", object("X", { fields: [openApi] })),
  ]);
  expect(merged.disagreements).toEqual([]);
  expect(merged.sources).toEqual(["xsd", "metainfo", "openApi"]);
  expect(merged.root).toMatchObject({ label: "Iets", isMany: true, isObligatory: null });
  expect(merged.root.fields).toEqual([
    field("Ds", {
      ...{ label: "Onderwerp", englishLabel: "Subject", length: 80, isMandatory: true, isNillable: true },
      ...{ isNotZero: false, codes: [{ id: "H", text: "Hoog", englishText: "High" }] },
    }),
  ]);
});

test("the first source counts, and each difference is kept with what both said", () => {
  const one = field("A", {
    label: "Naam",
    kind: "int",
    length: 80,
    codes: [{ id: "1", text: "x", englishText: null }],
  });
  const other = field("A", {
    label: "Voornaam",
    kind: "text",
    length: 50,
    codes: [{ id: "2", text: "y", englishText: null }],
  });
  const merged = mergeSchemas([
    schema("xsd", object("X", { fields: [one] })),
    schema("metainfo", object("X", { fields: [other] })),
  ]);
  expect(merged.root.fields[0]).toEqual(one);
  expect(merged.disagreements).toEqual(
    [
      { about: "label", xsd: "Naam", metainfo: "Voornaam" },
      { about: "kind", xsd: "int", metainfo: "text" },
      { about: "length", xsd: "80", metainfo: "50" },
      { about: "codes", xsd: "1", metainfo: "2" },
    ].map(({ about, xsd, metainfo }) => ({
      ...{ path: ["X"], fieldId: "A", about },
      said: [
        { source: "xsd", value: xsd },
        { source: "metainfo", value: metainfo },
      ],
    })),
  );
});

test("what only one source has is there, in its place, and told", () => {
  const custom = `U${"0".repeat(32)}`;
  const merged = mergeSchemas([
    schema("xsd", object("X", { fields: [field("A"), field("C")], objects: [object("Lines")] })),
    schema(
      "metainfo",
      object("X", { fields: [field("A"), field(custom), field("C")], objects: [object("Notes"), object("Lines")] }),
    ),
  ]);
  expect(merged.root.fields.map(({ id }) => id)).toEqual(["A", custom, "C"]);
  expect(merged.root.objects.map(({ name }) => name)).toEqual(["Notes", "Lines"]);
  const said = (value: string) => [
    { source: "xsd", value: null },
    { source: "metainfo", value },
  ];
  expect(merged.disagreements).toEqual([
    { path: ["X"], fieldId: custom, about: "presence", said: said(custom) },
    { path: ["X", "Notes"], fieldId: null, about: "presence", said: said("Notes") },
  ]);
});

test("metainfo knows one kind of date and OpenAPI one of text: that is no disagreement", () => {
  const of = (source: SourceKind, kinds: SchemaField["kind"][]) =>
    schema(source, object("X", { fields: kinds.map((kind, index) => field(`F${index}`, { kind })) }));
  const merged = mergeSchemas([
    of("xsd", ["date", "time", "base64", "date"]),
    of("metainfo", ["dateTime", "dateTime", "text", "dateTime"]),
    of("openApi", ["date", "dateTime", "text", "dateTime"]),
  ]);
  expect(merged.root.fields.map(({ kind }) => kind)).toEqual(["date", "time", "base64", "date"]);
  expect(merged.disagreements.map(({ fieldId, about }) => [fieldId, about])).toEqual([["F3", "kind"]]);
});

test("a key of one source and a field of another stands where the first has it; another order is told once", () => {
  const merged = mergeSchemas([
    schema("xsd", object("X", { keys: [field("Id", { isKey: true })], fields: [field("A"), field("B")] })),
    schema("metainfo", object("X", { fields: [field("Id"), field("B"), field("A")] })),
  ]);
  expect(merged.root.keys.map(({ id }) => id)).toEqual(["Id"]);
  expect(merged.root.fields.map(({ id }) => id)).toEqual(["A", "B"]);
  expect(merged.disagreements.map(({ about, fieldId }) => [about, fieldId])).toEqual([
    ["key", "Id"],
    ["order", null],
  ]);
});

test("schemas of different roots are never mixed", () => {
  expect(() => mergeSchemas([schema("xsd", object("A")), schema("metainfo", object("B"))])).toThrow("A and B");
  expect(() => mergeSchemas([])).toThrow("no schema");
});

describe("what a Profit tells in two ways, over HTTP", () => {
  let sandbox: Sandbox;
  let rest: Caller;
  let soap: SoapCaller;
  beforeAll(async () => {
    sandbox = await startSandbox();
    [rest, soap] = await Promise.all([callerOf(sandbox), soapCallerOf(sandbox)]);
  });
  afterAll(() => sandbox.close());

  const ofMetainfo = async (id: string) =>
    readMetainfo(UpdateConnectorMetainfo.parse((await rest.get(`metainfo/update/${id}`)).json));
  const ofXsd = async (id: string) => {
    const wanted = `<UpdateConnectorId>${id}</UpdateConnectorId><EncodeBase64>false</EncodeBase64>`;
    const parametersXml = `<DataConnector>${wanted}</DataConnector>`;
    const reply = await soap.call("appconnectordata", "Execute", { dataID: "GetXmlSchema", parametersXml });
    const data = parseXml(reply.result).children.find(({ name }) => name === "ConnectorData");
    return readXsd(id, data?.children.find(({ name }) => name === "Schema")?.text ?? "");
  };

  test("every UpdateConnector of the company: the same objects and fields, in the same order, with the same labels", async () => {
    expect(rest.updateConnectors.length).toBeGreaterThan(15);
    for (const id of rest.updateConnectors) {
      const merged = mergeSchemas([await ofXsd(id), await ofMetainfo(id)]);
      expect({ id, disagreements: merged.disagreements }).toEqual({ id, disagreements: [] });
    }
  });

  test.skipIf(CORPUS === undefined)(
    "a real schema differs from the sandbox's metainfo, and every difference is named",
    async () => {
      const merged = mergeSchemas([readXsd("KnSubject", realXsd("KnSubject")), await ofMetainfo("KnSubject")]);
      const missing = merged.disagreements.filter(({ about }) => about === "presence");
      expect(missing.length).toBeGreaterThan(0);
      expect(merged.root.fields.find(({ id }) => id === "ViPr")?.codes?.length).toBe(3);
    },
  );
});
