import fc from "fast-check";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/xml/document/read-document";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { updateDocuments } from "@/lib/testing/update-documents";
import { type ConnectorSchema, plainField } from "../connector-schema";
import { readXsd } from "../sources/read-xsd";
import { readContent } from "./read-content";
import { isSameText } from "./same-content";
import { toJson } from "./to-json";
import { toXml } from "./to-xml";
import type { UpdateObject, UpdateValue } from "./update-content";

const object = (name: string, objects: ConnectorSchema["root"][] = []): ConnectorSchema["root"] => ({
  name,
  ...{ label: null, isMany: true, isObligatory: false, objects },
  keys: [
    { ...plainField("SbId", "int"), isKey: true },
    { ...plainField("Co", "text"), isKey: true },
  ],
  fields: (["text", "int", "decimal", "boolean", "date", "dateTime", "time", "base64"] as const).map((kind) => ({
    ...plainField(kind, kind),
    isNillable: true,
  })),
});
const made = { root: object("Root", [object("Lines", [object("Parts")]), object("Notes")]) };

/** What a document says, without what JSON has no order or form for. */
function saidBy(schema: Pick<ConnectorSchema, "root">, text: string) {
  const byName = <T extends { name: string }>(all: readonly T[]) =>
    [...all].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  const values = (all: readonly UpdateValue[]) =>
    byName(all).map(({ name, text: said, field }) => [name, formOf(said, field?.kind)]);
  const said = ({ name, records }: UpdateObject): unknown => [
    name,
    records.map(({ action, keys, fields, objects }) => [
      action,
      values(keys),
      fields && values(fields),
      objects && byName(objects).map(said),
    ]),
  ];
  const { root, passedOver } = readContent(schema, readDocument(text));
  expect(passedOver).toEqual([]);
  return root && said(root);
}

/** Numbers and booleans in one form of all they can have, found in another way than the code does. */
function formOf(text: string | null, kind: string | undefined): string | null {
  if (text === null || kind === undefined) return text;
  if (kind === "boolean") return String(text === "true" || text === "1");
  if (kind !== "int" && kind !== "decimal") return text;
  const [whole = "", part = ""] = text.split(".");
  return `${BigInt(whole)}|${whole.startsWith("-")}|${part.replace(/0+$/, "")}`;
}

function holdsFor(schema: Pick<ConnectorSchema, "root">, numRuns: number) {
  fc.assert(
    fc.property(updateDocuments(schema), updateDocuments(schema), (xml, other) => {
      const { json, implied } = toJson(schema, xml);
      JSON.parse(json);
      expect(toXml(schema, json, xml)).toEqual({ faults: [], edits: [], text: xml });

      const anew = toXml(schema, json, null, { implied });
      expect(anew.faults).toEqual([]);
      expect(saidBy(schema, anew.text)).toEqual(saidBy(schema, xml));
      expect(JSON.parse(toJson(schema, anew.text).json)).toEqual(JSON.parse(json));

      const changed = toXml(schema, json, other, { implied });
      expect(readDocument(changed.text).faults).toEqual([]);
      expect(saidBy(schema, changed.text)).toEqual(saidBy(schema, xml));
    }),
    { numRuns },
  );
}

test("XML to JSON and back changes nothing; anew it says the same; and any document can become any other", () => {
  holdsFor(made, 300);
});

describe.skipIf(CORPUS === undefined)("with AFAS's own schemas (PROFIT_CORPUS)", () => {
  const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));
  test.each(names)("%s there and back", (name) => {
    holdsFor(readXsd(name, realXsd(name)), 40);
  });
});

test("what a number or boolean means decides, not how it is written", () => {
  const same = (kind: "int" | "decimal" | "boolean" | "text", one: string | null, other: string | null) =>
    isSameText(plainField("F", kind), one, other);
  expect(same("decimal", "1.5", "1.50")).toBe(true);
  expect(same("decimal", "-0.5", "0.5")).toBe(false);
  expect(same("int", "7", "007")).toBe(true);
  expect(same("int", "9007199254740993", "9007199254740992")).toBe(false);
  expect(same("boolean", "true", "1")).toBe(true);
  expect(same("text", "7", "007")).toBe(false);
  expect(same("text", "", null)).toBe(true);
  expect(same("text", null, "")).toBe(false);
});
