// cspell:ignore verwijzing naar
import { expect, test } from "vitest";
import type { UpdateConnectorDefinition, UpdateField } from "../updates/definition";
import { printXsd } from "./print-xsd";

const plain: UpdateField = {
  fieldId: "Ds",
  dataType: "string",
  xsdType: "string",
  label: { nl: "Onderwerp", en: "Subject line" },
  isKey: false,
  mandatory: false,
  length: 255,
  totalDigits: 0,
  decimals: 0,
  nillable: true,
  notZero: false,
  controlType: 1,
  values: null,
  reference: null,
};

function printed(...fields: Partial<UpdateField>[]): string {
  const root = {
    name: "Thing",
    label: { nl: "Ding", en: "Thing" },
    obligatory: true,
    single: false,
    insertOnly: false,
    fields: fields.map((field) => ({ ...plain, ...field })),
    objects: [],
    identifiedBy: [],
  };
  const definition: UpdateConnectorDefinition = {
    id: "Thing",
    description: root.label,
    root: { ...root, objects: [{ ...root, name: "Lines", fields: [] }] },
    resultFields: [],
    actions: ["insert"],
  };
  return printXsd(definition);
}

/** What is printed for the root's fields and keys. */
function fieldsOf(xsd: string): string {
  const [, fields = ""] =
    /<xsd:element name="Fields" minOccurs="0"><xsd:complexType>(.*?)<xsd:attribute/.exec(xsd) ?? [];
  return fields;
}

test("the schema is one line that begins with the schema itself and ends with it", () => {
  const xsd = printed({});
  expect(xsd).toMatch(
    /^<xsd:schema xmlns:xsd="http:\/\/www\.w3\.org\/2001\/XMLSchema"><xsd:simpleType name="AFASRowAction">/,
  );
  expect(xsd).toMatch(/<\/xsd:element><\/xsd:schema>$/);
  expect(xsd).not.toMatch(/[\r\n]/);
});

test.each<[string, Partial<UpdateField>, string]>([
  [
    "a text",
    {},
    `minOccurs="0" nillable="true"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:maxLength value="255"/><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType></xsd:element>`,
  ],
  [
    "a memo",
    { length: 0, nillable: false },
    `minOccurs="0"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType></xsd:element>`,
  ],
  [
    "bytes",
    { xsdType: "base64Binary" },
    `minOccurs="0" nillable="true"><xsd:simpleType><xsd:restriction base="xsd:base64Binary"><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType></xsd:element>`,
  ],
  [
    "a decimal",
    { xsdType: "decimal", totalDigits: 16, decimals: 5 },
    `minOccurs="0" nillable="true"><xsd:simpleType><xsd:restriction base="xsd:decimal"><xsd:totalDigits value="16"/><xsd:fractionDigits value="5"/></xsd:restriction></xsd:simpleType></xsd:element>`,
  ],
  ["a number", { xsdType: "long" }, `minOccurs="0" type="xsd:long" nillable="true"/>`],
  ["a date that cannot be emptied", { xsdType: "date", nillable: false }, `minOccurs="0" type="xsd:date"/>`],
  ["a time", { xsdType: "time" }, `minOccurs="0" type="xsd:time" nillable="true"/>`],
])("%s", (_, field, rest) => {
  expect(fieldsOf(printed(field))).toBe(`<xsd:sequence><!--Onderwerp--><xsd:element name="Ds" ${rest}</xsd:sequence>`);
});

test("comments tell the label, the table pointed into and the code list", () => {
  const values = [
    { id: "H", description: { nl: "Hoog", en: "High" } },
    { id: "L", description: { nl: "Laag", en: "Low" } },
  ];
  const xsd = printed({ values, reference: { label: "Tabelwaarde", table: "AfasKnCodeTableValue" } });
  expect(xsd).toContain(
    "<!--Onderwerp (verwijzing naar: Tabelwaarde => AfasKnCodeTableValue)--><!--Values:  H:Hoog   L:Laag--><xsd:element",
  );
});

test("a label can neither end its comment nor break the line", () => {
  const label = "a --> b\r\n\u0000\ud800 & <c> -";
  expect(printed({ label: { nl: label, en: label } })).toContain("<!--a - -> b     & <c> - -->");
});

test("keys are attributes behind the fields and objects, with their comments", () => {
  expect(printed({}, { fieldId: "Id", xsdType: "long", isKey: true, label: { nl: "Nummer", en: "Number" } })).toMatch(
    /<\/xsd:sequence><!--Nummer--><xsd:attribute name="Id" use="required" type="xsd:long"\/><\/xsd:complexType><\/xsd:element><\/xsd:sequence><\/xsd:complexType><\/xsd:element><\/xsd:schema>$/,
  );
});

test("an obligatory object has no minOccurs, and one without fields an empty sequence", () => {
  expect(printed({})).toContain(
    `<xsd:element name="Lines"><xsd:complexType><xsd:sequence><xsd:element name="Element" maxOccurs="unbounded"><xsd:complexType><xsd:sequence><xsd:element name="Fields" minOccurs="0"><xsd:complexType><xsd:sequence/><xsd:attribute name="Action" use="required" type="AFASRowAction"/>`,
  );
});

test("labels come in the caller's language when asked for", () => {
  const root = { name: "T", label: plain.label, obligatory: true, single: false, insertOnly: false, objects: [] };
  const definition: UpdateConnectorDefinition = {
    id: "T",
    description: plain.label,
    root: { ...root, fields: [plain], identifiedBy: [] },
    resultFields: [],
    actions: [],
  };
  expect(printXsd(definition, "en")).toContain("<!--Subject line-->");
});
