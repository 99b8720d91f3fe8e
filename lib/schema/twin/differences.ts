import type { Range } from "@/lib/xml/document/xml-node";
import { jsonLiteral } from "./json-literal";
import type { XmlContent, XmlObject, XmlRecord, XmlValue } from "./read-content";

/** Its sentence is `updateForm.differences.<code>` of lib/messages, with the params named here, and `count`. */
export const DIFFERENCE_CODES = [
  "missingAction", // { object } REST takes it from the method, SOAP wants it
  "mixedActions", // REST says one by its method, and the others by `@Action`
  "deleteByAddress", // REST has a call of its own for it, SOAP sends the record
  "severalRecords", // { object } a list in JSON
  "repeatedObject", // { object } JSON has room for each name once: Objects becomes a list
  "cleared", // { name } nil, which JSON says by null or ""
  "emptyText", // { name } clears by REST, is refused by the schema of SOAP
  "keyTwice", // { name } as attribute and as field
  "keyInFields", // { name } a key of the schema, written as a field
  "numberAsText", // { name } more digits than a number of JSON keeps
  "unknownField", // { name } stays text in JSON
  "missingMandatory", // { name } REST may do without, SOAP is stricter
  "passedOver", // { name } XML that no JSON stands for
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

/** Where REST and SOAP differ for a document (protocol 6.1 to 6.4): one for each code and name, with the first place. */
export type Difference = Range & {
  code: DifferenceCode;
  params: Readonly<Record<string, string>>;
  /** In how many places. */
  count: number;
};

export function differencesIn({ root, passedOver }: XmlContent): Difference[] {
  const found = new FoundDifferences();
  if (root) visitObject(root, found);
  if (root) compareActions(root, found);
  for (const element of passedOver) found.add("passedOver", element, { name: element.name });
  return found.all;
}

class FoundDifferences {
  readonly #found = new Map<string, Difference>();

  add(code: DifferenceCode, { start, end }: Range, params: Difference["params"] = {}): void {
    const name = `${code} ${params["object"] ?? ""} ${params["name"] ?? ""}`;
    const earlier = this.#found.get(name);
    this.#found.set(name, earlier ? { ...earlier, count: earlier.count + 1 } : { code, params, count: 1, start, end });
  }

  get all(): Difference[] {
    const rank = new Map(DIFFERENCE_CODES.map((code, index) => [code, index]));
    return [...this.#found.values()].sort((one, other) => (rank.get(one.code) ?? 0) - (rank.get(other.code) ?? 0));
  }
}

function compareActions({ records }: XmlObject, found: FoundDifferences): void {
  const [first, ...others] = records;
  if (!first) return;
  const other = others.find(({ action }) => action !== first.action);
  if (other) found.add("mixedActions", other.element);
  const deleted = records.find(({ action }) => action === "delete");
  if (deleted) found.add("deleteByAddress", deleted.element);
}

function visitObject(object: XmlObject, found: FoundDifferences): void {
  if (object.records.length > 1) found.add("severalRecords", object.element, { object: object.name });
  for (const record of object.records) visitRecord(object, record, found);
}

function visitRecord({ name, schema }: XmlObject, record: XmlRecord, found: FoundDifferences): void {
  if (record.fieldsElement && record.action === null) {
    found.add("missingAction", record.fieldsElement, { object: name });
  }
  const keys = new Set(record.keys.map((key) => key.name));
  const isKey = new Set(schema?.keys.map(({ id }) => id));
  for (const value of record.fields ?? []) {
    if (keys.has(value.name)) found.add("keyTwice", value.element, { name: value.name });
    else if (schema && !value.field && isKey.has(value.name)) {
      found.add("keyInFields", value.element, { name: value.name });
    } else visitValue(value, schema !== null, found);
  }
  if (record.action === "insert" && schema) {
    const given = new Set(record.fields?.map((field) => field.name));
    const missing = schema.fields.find(({ id, isMandatory }) => isMandatory && !given.has(id));
    if (missing) found.add("missingMandatory", record.fieldsElement ?? record.element, { name: missing.id });
  }
  const seen = new Set<string>();
  for (const object of record.objects ?? []) {
    if (seen.has(object.name)) found.add("repeatedObject", object.element, { object: object.name });
    seen.add(object.name);
    visitObject(object, found);
  }
}

function visitValue(value: XmlValue, isKnownObject: boolean, found: FoundDifferences): void {
  const { name, text, field, element } = value;
  if (!field && isKnownObject) found.add("unknownField", element, { name });
  if (text === null) found.add("cleared", element, { name });
  else if (text === "") found.add("emptyText", element, { name });
  else if (field && /^(int|decimal)$/.test(field.kind) && /^\s*[+-]?\d[\d.]*\s*$/.test(text)) {
    if (jsonLiteral(value).startsWith('"')) found.add("numberAsText", element, { name });
  }
}
