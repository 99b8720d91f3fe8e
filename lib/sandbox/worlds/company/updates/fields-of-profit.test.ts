import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import type { UpdateField, UpdateObject } from "../../../updates/definition";
import { createCompany } from "../company";
import { companyUpdates } from "./company-updates";

type Kind = { type: string; length: number; digits: number; decimals: number; isKey: boolean };

const named = (element: XmlElement | undefined, name: string) =>
  element?.children.find((child) => child.name === "element" && child.attributes.get("name") === name);
const inside = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce((at, name) => at?.children.find((child) => child.name === name), element);

/** Every field of an XSD by the way to it, as Profit lays XSDs out (protocol 6.2). */
function fieldsOf(object: XmlElement | undefined, way: string): [string, Kind][] {
  const element = inside(named(inside(object, "complexType", "sequence"), "Element"), "complexType");
  const levels = inside(element, "sequence");
  const fields = inside(named(levels, "Fields"), "complexType", "sequence")?.children ?? [];
  const keys = element?.children.filter(({ name }) => name === "attribute") ?? [];
  const below = inside(named(levels, "Objects"), "complexType", "sequence")?.children ?? [];
  return [
    ...[...fields, ...keys].map((field): [string, Kind] => [`${way}/${field.attributes.get("name")}`, kindOf(field)]),
    ...below.flatMap((child) => fieldsOf(child, `${way}/${child.attributes.get("name")}`)),
  ];
}

function kindOf(field: XmlElement): Kind {
  const restriction = inside(field, "simpleType", "restriction");
  const facet = (name: string) => Number(inside(restriction, name)?.attributes.get("value") ?? 0);
  const type = field.attributes.get("type") ?? restriction?.attributes.get("base") ?? "";
  return {
    type: type.replace("xsd:", ""),
    length: facet("maxLength"),
    digits: facet("totalDigits"),
    decimals: facet("fractionDigits"),
    isKey: field.name === "attribute",
  };
}

const ownFields = (object: UpdateObject, way: string): [string, UpdateField][] => [
  ...object.fields.map((field): [string, UpdateField] => [`${way}/${field.fieldId}`, field]),
  ...object.objects.flatMap((child) => ownFields(child, `${way}/${child.name}`)),
];

/** What other versions of Profit have, and a key whose length no XSD tells (attributes have none). */
const isApart = (way: string, { isKey }: UpdateField) =>
  isKey || /\/U[0-9A-F]{32}$|KnPerson\/(LgId|KnContactAutRole)/.test(way);

test.skipIf(CORPUS === undefined)("fields have the types and sizes of Profit's own (needs PROFIT_CORPUS)", () => {
  const files = new Set(readdirSync(corpusFolder("xsd")));
  const compared = companyUpdates(createCompany("schakel")).flatMap(({ id, root }) => {
    if (!files.has(`${id}.xsd`)) return [];
    const real = new Map(fieldsOf(named(parseXml(realXsd(id)), root.name), root.name));
    return ownFields(root, root.name).map(([way, field]) => ({ id, way, field, real: real.get(way) }));
  });
  expect(compared.length).toBeGreaterThan(400);
  for (const { id, way, field, real } of compared) {
    if (real) expect(field.isKey, `${id} ${way}`).toBe(real.isKey);
    if (isApart(way, field)) continue;
    const { xsdType: type, length, totalDigits: digits, decimals, isKey } = field;
    expect({ type, length, digits, decimals, isKey }, `${id} ${way}`).toEqual(real);
  }
});
