import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { DataType } from "@/lib/profit/wire/data-types";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { OpenQuestions } from "../../settings";
import { xmlNameOf } from "./xml-name";

/** The types that the fields of an UpdateConnector have (protocol 6.2). */
const TYPES: Readonly<Record<DataType, string>> = {
  string: "xs:string",
  blob: "xs:string",
  int: "xs:long",
  decimal: "xs:decimal",
  boolean: "xs:boolean",
  date: "xs:dateTime",
};

type Field = { name: string; type: string };

/**
 * The schema in front of rows, when Metadata asks for it (protocol 4.4). The only type in a real answer is xs:string,
 * which also allows an empty element; that every field has it is inferred (can be turned).
 */
export function rowsSchema(
  root: string,
  { id, fields }: Pick<GetConnectorDefinition, "id" | "fields">,
  types: OpenQuestions["soapSchemaTypes"],
): string {
  const typed = fields.map((field) => ({
    name: xmlNameOf(field.id),
    type: types === "typed" ? TYPES[field.dataType] : TYPES.string,
  }));
  return documentSchema(root, xmlNameOf(id), typed);
}

/** The schema of a document of Profit's own: one root with any number of elements that have the same fields. */
export function documentSchema(root: string, element: string, fields: readonly Field[]): string {
  const printed = fields.map(
    ({ name, type }) => `<xs:element name="${escapeAttribute(name)}" type="${type}" minOccurs="0"/>`,
  );
  return (
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="${root}"><xs:complexType>` +
    `<xs:choice maxOccurs="unbounded"><xs:element name="${escapeAttribute(element)}"><xs:complexType><xs:sequence>` +
    printed.join("") +
    "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>"
  );
}
