import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { hexOf } from "../random";
import type { CodeValue, FieldPlace, UpdateField, XsdType } from "./definition";

/**
 * Makes the fields of UpdateConnectors, one function per kind of value, as `rows/columns.ts` makes those of
 * GetConnectors. What is not said takes its ordinary value: a field may be left out and emptied, stands beside no code
 * list, and lives beside its record. Which fields a connector has may not enter.
 */

/** What may be said of a field besides its kind and name. */
type Traits = Partial<
  Pick<
    UpdateField,
    "isKey" | "mandatory" | "nillable" | "notZero" | "controlType" | "values" | "reference" | "place" | "length"
  >
>;

const CONTROL = { text: 1, key: 5, memo: 23 } as const;

function field(
  fieldId: string,
  kind: Pick<UpdateField, "dataType" | "xsdType"> & Partial<UpdateField>,
  label: UpdateField["label"],
  traits: Traits,
): UpdateField {
  const isNeeded = traits.isKey === true || traits.mandatory === true;
  return {
    fieldId,
    label,
    isKey: false,
    mandatory: false,
    length: 0,
    totalDigits: 0,
    decimals: 0,
    nillable: !isNeeded,
    notZero: false,
    controlType: CONTROL.text,
    values: null,
    reference: null,
    ...kind,
    ...traits,
  };
}

export function textField(fieldId: string, length: number, nl: string, en: string, traits: Traits = {}): UpdateField {
  return field(fieldId, { dataType: "string", xsdType: "string", length }, { nl, en }, traits);
}

/** A code or number that is text on the wire and keeps its leading zeros. */
export function keyField(fieldId: string, length: number, nl: string, en: string, traits: Traits = {}): UpdateField {
  return textField(fieldId, length, nl, en, { controlType: CONTROL.key, ...traits });
}

/** Text without a limit. */
export function memoField(fieldId: string, nl: string, en: string, traits: Traits = {}): UpdateField {
  return field(fieldId, { dataType: "blob", xsdType: "string", controlType: CONTROL.memo }, { nl, en }, traits);
}

/** Bytes, base64 on the wire. */
export function bytesField(fieldId: string, nl: string, en: string, traits: Traits = {}): UpdateField {
  return field(fieldId, { dataType: "blob", xsdType: "base64Binary", controlType: CONTROL.memo }, { nl, en }, traits);
}

export function intField(fieldId: string, nl: string, en: string, traits: Traits = {}): UpdateField {
  return field(fieldId, { dataType: "int", xsdType: "long", controlType: CONTROL.key }, { nl, en }, traits);
}

export function decimalField(
  fieldId: string,
  [totalDigits, decimals]: readonly [totalDigits: number, decimals: number],
  nl: string,
  en: string,
  traits: Traits = {},
): UpdateField {
  return field(fieldId, { dataType: "decimal", xsdType: "decimal", totalDigits, decimals }, { nl, en }, traits);
}

export function flagField(fieldId: string, nl: string, en: string, traits: Traits = {}): UpdateField {
  return field(fieldId, { dataType: "boolean", xsdType: "boolean" }, { nl, en }, traits);
}

function dateKind(xsdType: XsdType) {
  return (fieldId: string, nl: string, en: string, traits: Traits = {}): UpdateField =>
    field(fieldId, { dataType: "date", xsdType }, { nl, en }, traits);
}

/** A day. */
export const dateField = dateKind("date");
/** A day with a time. */
export const momentField = dateKind("dateTime");
/** A time of day. */
export const timeField = dateKind("time");

/** A text of which the values are a code list of Profit; `table` is what that list is called there. */
export function codeField(
  fieldId: string,
  nl: string,
  en: string,
  values: readonly CodeValue[],
  { table = nl, ...traits }: Traits & { table?: string } = {},
): UpdateField {
  const list = { values, ...refersTo(`Tabelwaarde,${table}`, "AfasKnCodeTableValue") };
  return textField(fieldId, 20, nl, en, { ...list, ...traits });
}

/** Code, then what it stands for in Dutch and English. */
export function codeList(...values: readonly (readonly [id: string, nl: string, en: string])[]): CodeValue[] {
  return values.map(([id, nl, en]) => ({ id, description: { nl, en } }));
}

/** The trait of a field that points into a table: `refersTo("Gebruiker", "AfasKnUser")`. */
export function refersTo(label: string, table: string): Pick<UpdateField, "reference"> {
  return { reference: { label, table } };
}

/** The name of a custom field: `U` and 32 hex, the same on every machine (protocol 6.2). */
export function customFieldId(objectName: string, name: string): string {
  return `U${hexOf(`custom field ${objectName} ${name}`, 32)}`;
}

/** Where a field's value lives in a record of type `T`: a trait. Without `write` the value follows from others. */
export function at<T extends object>(
  read: (record: T) => CellValue,
  write?: (record: T, value: CellValue) => void,
): { place: FieldPlace } {
  // The engine hands a place only records of the object that the field stands in.
  return { place: (write ? { read, write } : { read }) as FieldPlace };
}

type CellKey<T> = { [K in keyof T]: T[K] extends CellValue ? K : never }[keyof T];

/**
 * Lives in a property of the record, as it is. `whenEmptied` is what the property becomes when the field is emptied:
 * null where the property may be null.
 */
export function property<T extends object>() {
  return <K extends CellKey<T>>(name: K, whenEmptied: T[K]): { place: FieldPlace } =>
    at<T>(
      (record) => record[name] as CellValue,
      // Its kind was checked against the field's before it got here.
      (record, value) => Object.assign(record, { [name]: value ?? whenEmptied }),
    );
}
