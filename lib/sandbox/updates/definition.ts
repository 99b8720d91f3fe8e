import type { DataType } from "@/lib/profit/wire/data-types";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { RecordPlace } from "./record-place";
import type { MatchRecord, RecordRule } from "./rules";

/**
 * The model of an UpdateConnector: what can be written, in which form, and where it goes. Everything else about one
 * follows from here: metainfo, the XSD, what a payload may hold, what its companion GetConnector shows. How a payload
 * was written (JSON or XML) may not enter.
 */

/** How a field stands in the XSD (protocol 6.2). `base64Binary` is a blob of bytes, `string` without a length a memo. */
export type XsdType = "string" | "long" | "decimal" | "boolean" | "date" | "dateTime" | "time" | "base64Binary";

export type Label = { nl: string; en: string };

export type CodeValue = { id: string; description: Label };

export type UpdateField = {
  /** Such as `SbId`; `U` and 32 hex for a custom field. */
  fieldId: string;
  dataType: DataType;
  xsdType: XsdType;
  label: Label;
  /** primaryKey in metainfo: an attribute of Element in XML, `@Id` beside Fields in JSON (protocol 6.3). */
  isKey: boolean;
  /** Asked for when a record is inserted. */
  mandatory: boolean;
  /** Most characters of a text; 0 without a limit. What metainfo says for other types is told by the printer. */
  length: number;
  /** Digits in all of a decimal, those behind the point included; 0 for other types. */
  totalDigits: number;
  decimals: number;
  /** Whether it may be emptied. */
  nillable: boolean;
  notZero: boolean;
  /** 1 plain text, 5 key or number, 23 memo (protocol 3.3). */
  controlType: number;
  /** The code list, checked when a value is written. */
  values: readonly CodeValue[] | null;
  /** The table it points into: `{ label: "Gebruiker", table: "AfasKnUser" }` (protocol 6.2). */
  reference: { label: string; table: string } | null;
  /** Where the value lives in a record of the world; without one it is kept beside the record. */
  place?: FieldPlace;
};

/**
 * A field's own place in a record. Values are cells as a GetConnector gives them: dates and times of day are texts
 * (`YYYY-MM-DDTHH:MM:SS.mmm`, `HH:MM:SS`), blobs of bytes are base64. Without `write` the value follows from others and what is
 * written to it is taken and forgotten. A `write` may change only the record it is given.
 */
export type FieldPlace = {
  read: (record: object) => CellValue;
  write?: (record: object, value: CellValue) => void;
};

/** One level of an UpdateConnector: `<Name><Element><Fields/><Objects/></Element></Name>` (protocol 6.1). */
export type UpdateObject = {
  name: string;
  label: Label;
  /** Must stand in every Objects of its parent: no minOccurs in the XSD (protocol 6.2). */
  obligatory: boolean;
  /** Takes one line and no more (protocol 6.4). */
  single: boolean;
  /** Lines can be added and neither changed nor taken away (protocol 6.4). */
  insertOnly: boolean;
  fields: readonly UpdateField[];
  objects: readonly UpdateObject[];
  /** The fields, attributes or plain ones, that tell one record from its neighbours under the same parent. */
  identifiedBy: readonly string[];
  /** Where its records live; without one they are kept by the store, empty at first. */
  records?: RecordPlace;
  /** Finds what a line is about by other means than its key: MatchOga, MatchPer. */
  match?: MatchRecord;
  /** Looked at when all of the line, with what is below it, was written; a rule that does not hold takes all back. */
  rules?: readonly RecordRule[];
};

export type UpdateConnectorDefinition = {
  /** The name in addresses and `connectorType`. */
  id: string;
  description: Label;
  /** Its name is the root element, which is not always the id (protocol 6.5). */
  root: UpdateObject;
  /** Fields that the answer to a POST gives back, in order; none: an empty body (protocol 3.6). */
  resultFields: readonly string[];
  /** What it can do at all. */
  actions: readonly RowAction[];
  /** Called before each write: builds what a world builds late, for that must not be built from what was written. */
  prepare?: () => void;
};

export type RowAction = "insert" | "update" | "delete";
