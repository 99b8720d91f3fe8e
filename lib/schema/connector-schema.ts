/**
 * The shape of an UpdateConnector: objects, fields, keys, labels, code lists, references. ONE model, whatever it was
 * read from (lib/schema/sources): from it come samples, form, completion, hover, checks and the comparison of versions.
 * Pure, for browser and server alike: no I/O, no texts for people, nothing of the editor may enter.
 */

/** How a value is written (protocol 6.2, types). `text` without a length is a memo. */
export const FIELD_KINDS = ["text", "int", "decimal", "boolean", "date", "dateTime", "time", "base64"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One value of a code list. `englishText` only where a source in English was read. */
export type Code = { id: string; text: string | null; englishText: string | null };

/** "(verwijzing naar: Talen => AfasKnLanguage)": the value names a record of another table. */
export type Reference = { text: string; table: string };

/** What a source does not tell is null, which is not the same as no. */
export type SchemaField = {
  id: string;
  /** In the language of the environment. */
  label: string | null;
  englishLabel: string | null;
  kind: FieldKind;
  /** Most characters of a text, most digits of a number as metainfo counts them. */
  length: number | null;
  /** Digits in all, of a decimal (XSD). */
  totalDigits: number | null;
  /** Digits behind the point. */
  decimals: number | null;
  /** An attribute of Element in XML, which the XSD wants always, and `@Id` in JSON (protocol 6.3). */
  isKey: boolean;
  /** Required by Profit, not by the XSD, where every field may be left out (protocol 6.2). */
  isMandatory: boolean | null;
  /** May be emptied with `xsi:nil`. */
  isNillable: boolean | null;
  isNotZero: boolean | null;
  /** A free field of this environment: `U` and 32 hex digits. */
  isCustom: boolean;
  /** Empty = a code list that says nothing; null = none. */
  codes: readonly Code[] | null;
  reference: Reference | null;
};

export type SchemaObject = {
  /** The element's name. */
  name: string;
  label: string | null;
  /** Several records may stand in one call (`Element` more than once); null when a source does not tell. */
  isMany: boolean | null;
  /** The parent cannot do without it, such as the lines of an order (protocol 6.2). */
  isObligatory: boolean | null;
  /** In the order of the XSD's attributes. */
  keys: readonly SchemaField[];
  /** In the order in which they must stand. */
  fields: readonly SchemaField[];
  objects: readonly SchemaObject[];
};

export type SourceKind = "xsd" | "metainfo" | "openApi";

export type ConnectorSchema = {
  /** As it is called; the root element may have another name (protocol 6.5). */
  connectorId: string;
  root: SchemaObject;
  /** Where it was read from, the most trusted first. */
  sources: readonly SourceKind[];
  disagreements: readonly Disagreement[];
};

/** Two sources that say different things of one object or field. The first of them counts; both are kept to be shown. */
export type Disagreement = {
  /** Names of the objects from the root down. */
  path: readonly string[];
  /** null = about the object itself. */
  fieldId: string | null;
  about: DisagreementSubject;
  said: readonly { source: SourceKind; value: string | null }[];
};

export type DisagreementSubject =
  | "presence"
  | "label"
  | "kind"
  | "length"
  | "totalDigits"
  | "decimals"
  | "key"
  | "mandatory"
  | "nillable"
  | "notZero"
  | "codes"
  | "reference"
  | "many"
  | "obligatory"
  | "order";

const CUSTOM = /^U[0-9A-F]{32}$/i;

/** Free fields of an environment have a GUID for a name (protocol 3.4). */
export function isCustomField(id: string): boolean {
  return CUSTOM.test(id);
}

/** A field of which only the name and kind are known. */
export function plainField(id: string, kind: FieldKind): SchemaField {
  return {
    id,
    label: null,
    englishLabel: null,
    kind,
    length: null,
    totalDigits: null,
    decimals: null,
    isKey: false,
    isMandatory: null,
    isNillable: null,
    isNotZero: null,
    isCustom: isCustomField(id),
    codes: null,
    reference: null,
  };
}
