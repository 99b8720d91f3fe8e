import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { XmlError } from "@/lib/xml/xml-error";
import { conditionOf, offsetOf, operatorOf, type ParsedForm } from "./parsed-form";
import type { Condition, SortField } from "../rows-query";

const LIMITS = { depth: 24, attributes: 32, nodes: 20_000 };
const OPERATIONS = ["GetDataWithOptions", "GetData"];

/**
 * Reads a request of SOAP back: a whole envelope, its operation alone, `<Filters>` or `<options>` (protocol 4.4). The inner
 * documents may be text, as on the wire, or stand there as they are.
 */
export function parseXmlForm(text: string): ParsedForm {
  const form: ParsedForm = { faults: [], dropped: [] };
  if (text.trim() === "") return { ...form, filter: { groups: [] } };
  const root = elementIn(form, text, text, 0);
  if (!root) return form;
  const start = text.search(/<(?![?!])/);
  const operation = operationIn(root);
  if (operation) readOperation(form, operation, text);
  else if (isNamed(root, "Filters")) form.filter = { groups: readFilters(form, root, text, 0) };
  else if (isNamed(root, "options")) readOptions(form, root, text, 0);
  else form.faults.push({ kind: "wrongRoot", at: Math.max(0, start), text: root.name });
  return form;
}

/** Profit's names are matched in any case (protocol 1.3). */
function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name.toLowerCase();
}

function operationIn(root: XmlElement): XmlElement | undefined {
  const body = isNamed(root, "Envelope") ? root.children.find((child) => isNamed(child, "Body")) : undefined;
  return [root, ...(body?.children ?? [])].find((element) => OPERATIONS.some((name) => isNamed(element, name)));
}

/** `offset` is where `inner` stands in the whole text. */
function elementIn(form: ParsedForm, text: string, inner: string, offset: number): XmlElement | null {
  try {
    return parseXml(inner.trimStart(), LIMITS);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const blank = inner.length - inner.trimStart().length;
    const at = Math.min(text.length, offset + blank + offsetOf(inner.trimStart(), error.line, error.column));
    form.faults.push({ kind: "notXml", at, text: error.message });
    return null;
  }
}

function readOperation(form: ParsedForm, operation: XmlElement, text: string): void {
  const parameter = (name: string) => operation.children.find((child) => isNamed(child, name));
  const connectorId = parameter("connectorId")?.text.trim();
  if (connectorId) form.connectorId = connectorId;
  const filters = innerOf(form, parameter("filtersXml"), text);
  form.filter = { groups: filters ? readFilters(form, filters.root, text, filters.offset) : [] };
  const options = innerOf(form, parameter("options"), text);
  form.orderBy = [];
  if (options) readOptions(form, options.root, text, options.offset);
  readPaging(form, parameter("skip")?.text.trim(), parameter("take")?.text.trim(), text);
}

type Inner = { root: XmlElement; offset: number };

/** What a parameter holds: an element, or the text of one. */
function innerOf(form: ParsedForm, parameter: XmlElement | undefined, text: string): Inner | null {
  if (!parameter) return null;
  const [element] = parameter.children;
  if (element) return { root: element, offset: text.search(new RegExp(`<(\\w+:)?${parameter.name}[\\s>]`)) };
  if (parameter.text.trim() === "") return null;
  const offset = Math.max(0, text.indexOf(parameter.text));
  const root = elementIn(form, text, parameter.text, offset);
  return root && { root, offset };
}

/** Plain parameters win over the options; without a take there are no rows, and skip -1 is everything (protocol 4.4). */
function readPaging(form: ParsedForm, skip: string | undefined, take: string | undefined, text: string): void {
  for (const [name, written] of [
    ["skip", skip],
    ["take", take],
  ] as const) {
    if (written === undefined || written === "") continue;
    delete form[name];
    const at = Math.max(0, text.search(new RegExp(`<(\\w+:)?${name}[\\s>]`)));
    if (!/^-?\d{1,10}$/.test(written)) form.faults.push({ kind: "notACount", at, text: `${name}=${written}` });
    else if (Number(written) < 0) {
      form.dropped.push({ kind: name === "skip" ? "skipAll" : "takeAll", text: `${name}=${written}` });
    } else if (name === "take" && Number(written) === 0) form.dropped.push({ kind: "takeZero", text: "take=0" });
    else form[name] = Number(written);
  }
  if (form.take === undefined && form.dropped.length === 0) form.dropped.push({ kind: "takeMissing", text: "take" });
}

function readFilters(form: ParsedForm, root: XmlElement, text: string, offset: number): Condition[][] {
  if (!isNamed(root, "Filters")) {
    form.faults.push({ kind: "wrongRoot", at: offset, text: root.name });
    return [];
  }
  let number = 0;
  const groups: Condition[][] = [];
  for (const filter of root.children) {
    const conditions: Condition[] = [];
    for (const field of filter.children) {
      const at = placeOfField(text, offset, number++);
      const fieldId = attributeOf(field, "FieldId");
      const type = attributeOf(field, "OperatorType") ?? "1";
      const operator = operatorOf(type);
      if (!isNamed(field, "Field") || field.children.length > 0 || !isNamed(filter, "Filter")) {
        form.faults.push({ kind: "wrongShape", at, text: field.name });
      } else if (!fieldId) form.faults.push({ kind: "noFieldId", at, text: field.name });
      else if (operator === null) form.faults.push({ kind: "unknownOperator", at, text: type });
      else conditions.push(conditionOf(fieldId, operator, field.text));
    }
    if (conditions.length > 0) groups.push(conditions);
  }
  return groups;
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return [...element.attributes].find(([written]) => written.toLowerCase() === name.toLowerCase())?.[1];
}

function readOptions(form: ParsedForm, root: XmlElement, text: string, offset: number): void {
  if (!isNamed(root, "options")) {
    form.faults.push({ kind: "wrongRoot", at: offset, text: root.name });
    return;
  }
  for (const option of root.children) {
    const written = option.text.trim();
    if (isNamed(option, "Index")) form.orderBy = readIndex(form, option, text, offset);
    else if (isNamed(option, "Skip") || isNamed(option, "Take"))
      readOptionPaging(form, option.name.toLowerCase(), written);
    else if (isNamed(option, "Outputmode") ? written !== "1" : isNamed(option, "Metadata") ? written === "1" : false) {
      form.dropped.push({ kind: "soapOutput", text: `${option.name}=${written}` });
    }
  }
}

/** Inside the options a take that is negative or above 1000 is 1000 (protocol 4.4). */
function readOptionPaging(form: ParsedForm, name: string, written: string): void {
  const count = Number(written);
  if (!/^-?\d{1,10}$/.test(written)) return;
  if (name === "skip") {
    if (count >= 0) form.skip = count;
    else form.dropped.push({ kind: "skipAll", text: `Skip=${written}` });
  } else if (count < 0 || count > 1_000) {
    form.take = 1_000;
    form.dropped.push({ kind: "takeCapped", text: `Take=${written}` });
  } else if (count > 0) form.take = count;
}

function readIndex(form: ParsedForm, index: XmlElement, text: string, offset: number): SortField[] {
  const order: SortField[] = [];
  for (const field of index.children) {
    const fieldId = attributeOf(field, "FieldId");
    const at = Math.max(offset, text.indexOf("<Index", offset));
    if (!fieldId) form.faults.push({ kind: "noFieldId", at, text: field.name });
    else if (order.some((sort) => sort.fieldId === fieldId))
      form.faults.push({ kind: "orderTwice", at, text: fieldId });
    else order.push({ fieldId, direction: attributeOf(field, "OperatorType")?.trim() === "0" ? "desc" : "asc" });
  }
  return order;
}

/** The n-th `<Field` behind a place, written as it is or escaped. */
function placeOfField(text: string, offset: number, number: number): number {
  const found = [...text.slice(offset).matchAll(/(<|&lt;)(\w+:)?Field[\s>/]/gi)][number];
  return offset + (found?.index ?? 0);
}
