import {
  type ConnectorSchema,
  type FieldKind,
  isCustomField,
  plainField,
  type SchemaField,
  type SchemaObject,
} from "../connector-schema";
import { SchemaSourceFault } from "./schema-source-fault";
import { readXsdTree, type XsdNode } from "./xsd-tree";

const KINDS: Record<string, FieldKind> = {
  "xsd:string": "text",
  "xsd:long": "int",
  "xsd:int": "int",
  "xsd:integer": "int",
  "xsd:decimal": "decimal",
  "xsd:boolean": "boolean",
  "xsd:date": "date",
  "xsd:dateTime": "dateTime",
  "xsd:time": "time",
  "xsd:base64Binary": "base64",
};

/** The schema of an UpdateConnector from the XSD that the DataConnector gives, comments included (protocol 6.2). */
export function readXsd(connectorId: string, text: string): ConnectorSchema {
  const declared = readXsdTree(text).children.find(({ kind }) => kind === "element");
  if (!declared) throw new SchemaSourceFault("xsd", "the schema declares no element");
  return { connectorId, root: objectOf(declared, true), sources: ["xsd"], disagreements: [] };
}

function objectOf(declared: XsdNode, isRoot: boolean): SchemaObject {
  const name = nameOf(declared);
  const record = membersOf(declared).find((member) => nameOf(member) === "Element");
  if (!record) throw new SchemaSourceFault("xsd", `"${name}" has no Element`);
  const parts = membersOf(record);
  const part = (wanted: string) => parts.find((member) => nameOf(member) === wanted);
  const [fields, objects] = [part("Fields"), part("Objects")];
  return {
    name,
    label: declared.facts.label,
    isMany: (record.attributes.get("maxOccurs") ?? "1") !== "1",
    isObligatory: isRoot || declared.attributes.get("minOccurs") !== "0",
    keys: attributesOf(record).map((attribute) => ({ ...fieldOf(attribute), isKey: true })),
    fields: fields ? membersOf(fields).map(fieldOf) : [],
    objects: objects ? membersOf(objects).map((object) => objectOf(object, false)) : [],
  };
}

const child = (node: XsdNode, kind: string) => node.children.find((one) => one.kind === kind);
const nameOf = ({ attributes }: XsdNode) => attributes.get("name") ?? "";

/** The elements in a declaration's sequence. */
function membersOf(declared: XsdNode): XsdNode[] {
  const complex = child(declared, "complexType");
  const sequence = complex && child(complex, "sequence");
  return sequence ? sequence.children.filter(({ kind }) => kind === "element") : [];
}

function attributesOf(declared: XsdNode): XsdNode[] {
  const complex = child(declared, "complexType");
  return complex ? complex.children.filter(({ kind }) => kind === "attribute") : [];
}

function fieldOf(declared: XsdNode): SchemaField {
  const id = nameOf(declared);
  const { attributes, facts } = declared;
  const simple = child(declared, "simpleType");
  const restriction = simple && child(simple, "restriction");
  const type = attributes.get("type") ?? restriction?.attributes.get("base") ?? "";
  const facet = (kind: string) => {
    const value = restriction && child(restriction, kind)?.attributes.get("value");
    return value === undefined ? null : Number(value);
  };
  return {
    ...plainField(id, KINDS[withXsdPrefix(type)] ?? "text"),
    label: facts.label,
    length: facet("maxLength"),
    totalDigits: facet("totalDigits"),
    decimals: facet("fractionDigits"),
    isNillable: declared.kind === "attribute" ? false : attributes.get("nillable") === "true",
    isCustom: isCustomField(id),
    codes: facts.codes,
    reference: facts.reference,
  };
}

/** The prefix is whatever the schema chose; its own types have none in the known files. */
function withXsdPrefix(type: string): string {
  return type.replace(/^[^:]*:/, "xsd:");
}
