import { jsonFaultAt } from "./json-fault";
import { conditionOf, operatorOf, type ParsedForm } from "./parsed-form";
import type { Condition } from "../rows-query";

/**
 * Reads `filterjson` back (protocol 3.5). Single objects instead of lists are accepted, and names without their `@`, for
 * clients write both.
 */
export function parseJsonForm(text: string): ParsedForm {
  const form: ParsedForm = { faults: [], dropped: [] };
  if (text.trim() === "") return { ...form, filter: { groups: [] } };
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    const at = jsonFaultAt(text);
    form.faults.push({ kind: "notJson", at: at === -1 ? 0 : at, text: "" });
    return form;
  }
  const filters = memberOf(root, "Filters");
  if (filters === undefined) {
    form.faults.push({ kind: "wrongRoot", at: 0, text: "Filters" });
    return form;
  }
  const groups: Condition[][] = [];
  let number = 0;
  for (const filter of listOf(memberOf(filters, "Filter"))) {
    const conditions: Condition[] = [];
    for (const field of listOf(memberOf(filter, "Field"))) {
      const condition = readField(form, field, () => placeOfField(text, number));
      number++;
      if (condition) conditions.push(condition);
    }
    if (conditions.length > 0) groups.push(conditions);
  }
  form.filter = { groups };
  return form;
}

function readField(form: ParsedForm, field: unknown, place: () => number): Condition | null {
  const fieldId = memberOf(field, "@FieldId") ?? memberOf(field, "FieldId");
  const type = memberOf(field, "@OperatorType") ?? memberOf(field, "OperatorType") ?? "1";
  const value = memberOf(field, "#text") ?? (typeof field === "object" ? "" : undefined);
  if (typeof fieldId !== "string" || fieldId === "") {
    form.faults.push({ kind: "noFieldId", at: place(), text: JSON.stringify(field).slice(0, 80) });
    return null;
  }
  const operator = isScalar(type) ? operatorOf(String(type)) : null;
  if (operator === null) {
    form.faults.push({ kind: "unknownOperator", at: place(), text: JSON.stringify(type).slice(0, 80) });
    return null;
  }
  if (!isScalar(value)) {
    form.faults.push({ kind: "wrongShape", at: place(), text: JSON.stringify(value).slice(0, 80) });
    return null;
  }
  return conditionOf(fieldId, operator, String(value));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Fields have no place of their own in what was parsed: the n-th that names a field is the n-th field. */
function placeOfField(text: string, number: number): number {
  const found = [...text.matchAll(/"@?FieldId"\s*:/g)][number];
  return found?.index ?? 0;
}
