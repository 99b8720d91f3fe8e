// cspell:ignore financi
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { fieldsOf, objectsOf } from "../flatten";
import { readXsd } from "./read-xsd";

const field = (name: string, type = 'type="xsd:string"') => `<xsd:element name="${name}" minOccurs="0" ${type}/>`;
const object = (name: string, { fields = "", objects = "", keys = "", occurs = "" } = {}) =>
  `<xsd:element name="${name}" ${occurs}><xsd:complexType><xsd:sequence><xsd:element name="Element" maxOccurs="unbounded">` +
  `<xsd:complexType><xsd:sequence><xsd:element name="Fields" minOccurs="0"><xsd:complexType><xsd:sequence>${fields}</xsd:sequence>` +
  `<xsd:attribute name="Action" use="required" type="AFASRowAction"/></xsd:complexType></xsd:element>` +
  `<xsd:element name="Objects" minOccurs="0"><xsd:complexType><xsd:sequence>${objects}</xsd:sequence></xsd:complexType></xsd:element>` +
  `</xsd:sequence>${keys}</xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>`;
const schema = (declared: string) =>
  `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${declared}</xsd:schema>`;
const firstField = (fields: string) => readXsd("X", schema(object("X", { fields }))).root.fields[0];

describe("what a comment says", () => {
  test("a label, with brackets of its own", () => {
    expect(firstField(`<!--Naam (statutair)-->${field("Nm")}`)).toMatchObject({
      label: "Naam (statutair)",
      reference: null,
      codes: null,
    });
  });

  test("the table that a value refers to", () => {
    expect(
      firstField(`<!--Taal (zakelijk) (verwijzing naar: Talen => AfasKnLanguage)-->${field("TaId")}`),
    ).toMatchObject({
      label: "Taal (zakelijk)",
      reference: { text: "Talen", table: "AfasKnLanguage" },
    });
  });

  test("a code list, whose texts may hold colons, blanks and umlauts that were encoded twice", () => {
    const list = "<!--Values:  00:Regulier: invoer   A 1:financi\u00c3\u00able auto\u00e2\u20ac\u2122s   :leeg-->";
    expect(firstField(`<!--Soort-->${list}${field("So")}`)?.codes).toEqual([
      { id: "00", text: "Regulier: invoer", englishText: null },
      { id: "A 1", text: "financi\u00eble auto\u2019s", englishText: null },
      { id: "", text: "leeg", englishText: null },
    ]);
  });

  test("what was said of a field that is gone does not stick to the next", () => {
    const gone = "<!--Kleur (verwijzing naar: Kleuren => AfasColour)--><!--Values:  1:rood-->";
    expect(firstField(`${gone}<!--Maat-->${field("Ma")}`)).toMatchObject({
      label: "Maat",
      reference: null,
      codes: null,
    });
  });

  test("a comment counts for the declaration behind it alone", () => {
    const read = readXsd("X", schema(object("X", { fields: `<!--Eerste-->${field("A")}${field("B")}` })));
    expect(read.root.fields.map(({ label }) => label)).toEqual(["Eerste", null]);
  });
});

test("types, lengths, scales and what may be emptied", () => {
  const restricted = (base: string, facets: string) =>
    `<xsd:element name="F" minOccurs="0" nillable="true"><xsd:simpleType><xsd:restriction base="${base}">${facets}</xsd:restriction></xsd:simpleType></xsd:element>`;
  expect(firstField(restricted("xsd:string", '<xsd:maxLength value="80"/><xsd:minLength value="1"/>'))).toMatchObject({
    kind: "text",
    length: 80,
    isNillable: true,
  });
  expect(
    firstField(restricted("xsd:decimal", '<xsd:totalDigits value="18"/><xsd:fractionDigits value="3"/>')),
  ).toMatchObject({ kind: "decimal", totalDigits: 18, decimals: 3 });
  expect(firstField(restricted("xsd:base64Binary", '<xsd:minLength value="1"/>'))).toMatchObject({ kind: "base64" });
  expect(firstField(field("F", 'type="xsd:time"'))).toMatchObject({ kind: "time", isNillable: false });
  expect(firstField(field("U0123456789ABCDEF0123456789ABCDEF"))).toMatchObject({ isCustom: true });
});

test("objects: which are obligatory, what their keys are, and how deep they go", () => {
  const lines = object("Lines", { occurs: "", fields: field("It") });
  const notes = object("Notes", {
    occurs: 'minOccurs="0"',
    keys: '<!--Volgnummer--><xsd:attribute name="SeNo" use="required" type="xsd:long"/>',
  });
  const read = readXsd("Order", schema(object("Root", { objects: `${lines}<!--Aantekeningen-->${notes}` })));
  expect(read).toMatchObject({ connectorId: "Order", sources: ["xsd"], disagreements: [] });
  expect(objectsOf(read).map(({ path }) => path.join("/"))).toEqual(["Root", "Root/Lines", "Root/Notes"]);
  expect(read.root.objects.map(({ isObligatory, isMany, label }) => ({ isObligatory, isMany, label }))).toEqual([
    { isObligatory: true, isMany: true, label: null },
    { isObligatory: false, isMany: true, label: "Aantekeningen" },
  ]);
  expect(read.root.objects[1]?.keys).toEqual([
    expect.objectContaining({ id: "SeNo", label: "Volgnummer", kind: "int", isKey: true, isMandatory: null }),
  ]);
});

test.each([
  ["", "no"],
  ["<html/>", "the root is no xsd:schema"],
  ["<schema/>", "the root is no xsd:schema"],
  [schema(""), "the schema declares no element"],
  [schema('<xsd:element name="X"/>'), '"X" has no Element'],
  ["<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema'>", "unclosed"],
  ['<!DOCTYPE x [<!ENTITY a "b">]><x/>', "DOCTYPE"],
])("%j is no schema and says why", (text, message) => {
  expect(() => readXsd("X", text)).toThrow(message === "no" ? /./ : message);
});

describe.skipIf(CORPUS === undefined)("AFAS's own schemas (PROFIT_CORPUS)", () => {
  const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));

  /** The same, read in another way: declarations in their order, each with the comments right before it. */
  function declarationsOf(text: string) {
    const pattern = /((?:<!--(?:(?!-->).)*-->)*)<xsd:(element|attribute) name="([^"]+)"/gs;
    return [...text.matchAll(pattern)]
      .map(([, comments = "", kind = "", name = ""]) => ({
        kind,
        name,
        comments: comments.split("-->").filter(Boolean),
      }))
      .filter(
        ({ kind, name }) => !(kind === "element" && /^(Element|Fields|Objects)$/.test(name)) && name !== "Action",
      );
  }

  test.each(names)("%s: no object, field, label, reference or code is lost", (name) => {
    const text = realXsd(name);
    const read = readXsd(name, text);
    const [objects, fields] = [objectsOf(read), fieldsOf(read)];
    const declared = declarationsOf(text);
    const named = (ids: readonly string[]) => [...ids].sort();
    expect(named([...objects.map(({ object: { name: id } }) => id), ...fields.map(({ field: { id } }) => id)])).toEqual(
      named(declared.map(({ name: id }) => id)),
    );
    // Comments that stand before no declaration belong to fields that were taken out of the published files.
    const said = declared.map(({ comments }) => comments.map((comment) => comment.replace(/^<!--/, "")));
    const isList = (comment: string) => comment.startsWith("Values:");
    const labels = said.flatMap((comments) => comments.filter((comment) => !isList(comment)).slice(-1));
    const labelled = [...objects.map(({ object: { label } }) => label), ...fields.map(({ field: { label } }) => label)];
    expect(labelled.filter((label) => label !== null)).toHaveLength(labels.length);
    expect(fields.filter(({ field: { reference } }) => reference !== null)).toHaveLength(
      labels.filter((label) => label.includes("(verwijzing naar: ")).length,
    );
    const codes = fields.flatMap(({ field: { codes: list } }) => list ?? []);
    const lists = said.flatMap((comments) => comments.slice(-1).filter(isList)).map((list) => list.slice(7).trim());
    expect(codes).toHaveLength(lists.filter(Boolean).flatMap((list) => list.split(/ {3,}/)).length);
    expect(codes.filter(({ text: written }) => written === null)).toEqual([]);
    // Encoded twice shows as an A with a tilde or an a with a circumflex before a sign.
    expect(codes.filter(({ text: written }) => /[\u00c3\u00e2][\u0080-\u00bf\u20ac]/.test(written ?? ""))).toEqual([]);
  });
});
