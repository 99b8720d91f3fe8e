import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { Language } from "../language";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../updates/definition";
import { xsdComments } from "./xsd-comments";
import { attributeType, elementType } from "./xsd-types";

/**
 * The XSD of an UpdateConnector, printed from the model in the layout of Profit's own (protocol 6.2): one line, no XML
 * declaration, everything inlined, comments for people. What the DataConnector answers; reading a payload, and checking
 * one against it, is no business of this room.
 */

const ROW_ACTION =
  `<xsd:simpleType name="AFASRowAction"><xsd:restriction base="xsd:string"><xsd:enumeration value="insert"/>` +
  `<xsd:enumeration value="update"/><xsd:enumeration value="delete"/></xsd:restriction></xsd:simpleType>`;

/** Labels are Dutch unless another language is asked for: the samples are (protocol 6.2). */
export function printXsd(definition: UpdateConnectorDefinition, language: Language = "nl"): string {
  return (
    `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${ROW_ACTION}` +
    `${objectElement(definition.root, "", language)}</xsd:schema>`
  );
}

/** `<Name><Element>…` as often as there are records. `occurs` is empty for the root and for obligatory objects. */
function objectElement(object: UpdateObject, occurs: string, language: Language): string {
  const keys = object.fields.filter((field) => field.isKey).map((field) => keyAttribute(field, language));
  const inside =
    `<xsd:element name="Element" maxOccurs="unbounded">` +
    complexType(sequence(fieldsElement(object, language) + objectsElement(object.objects, language)) + keys.join("")) +
    `</xsd:element>`;
  return `<xsd:element name="${escapeAttribute(object.name)}"${occurs}>${complexType(sequence(inside))}</xsd:element>`;
}

function fieldsElement({ fields }: UpdateObject, language: Language): string {
  const elements = fields.filter(({ isKey }) => !isKey).map((field) => fieldElement(field, language));
  const action = `<xsd:attribute name="Action" use="required" type="AFASRowAction"/>`;
  return `<xsd:element name="Fields" minOccurs="0">${complexType(sequence(elements.join("")) + action)}</xsd:element>`;
}

function objectsElement(objects: readonly UpdateObject[], language: Language): string {
  if (objects.length === 0) return "";
  const elements = objects.map((object) => objectElement(object, object.obligatory ? "" : ` minOccurs="0"`, language));
  return `<xsd:element name="Objects" minOccurs="0">${complexType(sequence(elements.join("")))}</xsd:element>`;
}

/** A field may always be left out, mandatory or not: an update names only what changes. */
function fieldElement(field: UpdateField, language: Language): string {
  const { named, inlined } = elementType(field);
  const type = named === undefined ? "" : ` type="${named}"`;
  const nillable = field.nillable ? ` nillable="true"` : "";
  const opening = `<xsd:element name="${escapeAttribute(field.fieldId)}" minOccurs="0"${type}${nillable}`;
  return xsdComments(field, language) + (inlined ? `${opening}>${inlined}</xsd:element>` : `${opening}/>`);
}

function keyAttribute(field: UpdateField, language: Language): string {
  const attribute = `<xsd:attribute name="${escapeAttribute(field.fieldId)}" use="required" type="${attributeType(field)}"/>`;
  return xsdComments(field, language) + attribute;
}

function complexType(content: string): string {
  return `<xsd:complexType>${content}</xsd:complexType>`;
}

function sequence(content: string): string {
  return content === "" ? "<xsd:sequence/>" : `<xsd:sequence>${content}</xsd:sequence>`;
}
