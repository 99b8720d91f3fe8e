import { conditionOf, operatorOf, type ParsedForm, takePaging } from "./parsed-form";
import type { Condition, SortField } from "../rows-query";

/** A parameter as it was written, decoded, and where. */
export type WrittenParameter = { name: string; value: string; at: number };

const LISTS = ["filterfieldids", "filtervalues", "operatortypes"] as const;
const KNOWN: readonly string[] = [...LISTS, "orderbyfieldids", "skip", "take", "filterjson"];

/**
 * Reads REST's parameters back (protocol 3.5, 5). The first of a name counts. `filterjson` is for `parseJsonForm`: who calls
 * this has a look at it first.
 */
export function parseLists(parameters: readonly WrittenParameter[]): ParsedForm {
  const form: ParsedForm = { faults: [], dropped: [] };
  const known = new Map<string, WrittenParameter>();
  for (const parameter of parameters) {
    const name = parameter.name.toLowerCase();
    if (!KNOWN.includes(name)) form.dropped.push({ kind: "unknownParameter", text: parameter.name });
    else if (!known.has(name)) known.set(name, parameter);
  }
  readLists(form, known);
  const order = known.get("orderbyfieldids");
  if (order) form.orderBy = readOrder(form, order);
  for (const name of ["skip", "take"] as const) {
    const parameter = known.get(name);
    if (parameter) takePaging(form, name, parameter.value, parameter.at);
  }
  return form;
}

function readLists(form: ParsedForm, known: ReadonlyMap<string, WrittenParameter>): void {
  const [ids, values, types] = LISTS.map((name) => known.get(name));
  if (!ids && !values && !types) return;
  const groupsOf = (parameter: WrittenParameter | undefined) =>
    parameter === undefined || parameter.value === ""
      ? []
      : parameter.value.split(";").map((group) => group.split(","));
  const [fieldIds, written, operators] = [groupsOf(ids), groupsOf(values), groupsOf(types)];
  // An empty list of values may stand for one empty value.
  const valueOf = (group: number, index: number) => written[group]?.[index];
  if (!types && fieldIds.length > 0) form.dropped.push({ kind: "operatorsAssumed", text: "operatortypes" });
  const groups: Condition[][] = [];
  for (const [group, names] of fieldIds.entries()) {
    const conditions: Condition[] = [];
    for (const [index, fieldId] of names.entries()) {
      const type = types ? operators[group]?.[index] : "1";
      const operator = operatorOf(type ?? "");
      if (fieldId.trim() === "") form.faults.push({ kind: "noFieldId", at: ids?.at ?? 0, text: ids?.value ?? "" });
      else if (type === undefined) continue;
      else if (operator === null) form.faults.push({ kind: "unknownOperator", at: types?.at ?? 0, text: type });
      else conditions.push(conditionOf(fieldId.trim(), operator, valueOf(group, index) ?? ""));
    }
    if (conditions.length > 0) groups.push(conditions);
  }
  if (!isSameShape(fieldIds, types ? operators : fieldIds) || !haveValues(fieldIds, written, groups)) {
    const counts = [fieldIds, written, types ? operators : fieldIds].map((list) => list.flat().length).join(", ");
    form.faults.push({ kind: "listsDiffer", at: (values ?? types ?? ids)?.at ?? 0, text: counts });
  }
  form.filter = { groups };
}

function isSameShape(one: readonly string[][], other: readonly string[][]): boolean {
  return one.length === other.length && one.every((group, index) => group.length === other[index]?.length);
}

/** An empty list is one empty value; for operators without a value it may be missing altogether. */
function haveValues(ids: readonly string[][], values: readonly string[][], groups: readonly Condition[][]): boolean {
  if (isSameShape(ids, values)) return true;
  const conditions = groups.flat();
  return values.length === 0 && (ids.flat().length === 1 || conditions.every(({ value }) => value === ""));
}

function readOrder(form: ParsedForm, { value, at }: WrittenParameter): SortField[] {
  const order: SortField[] = [];
  for (const part of value.split(",")) {
    const written = part.trim();
    if (written === "") continue;
    const isDescending = written.startsWith("-");
    const fieldId = isDescending ? written.slice(1) : written;
    if (order.some((sort) => sort.fieldId === fieldId)) form.faults.push({ kind: "orderTwice", at, text: fieldId });
    else order.push({ fieldId, direction: isDescending ? "desc" : "asc" });
  }
  return order;
}

/** The three lists and what goes beside them, a parameter a line, not encoded: to be read and edited. */
export function parseListLines(text: string): ParsedForm {
  const parameters: WrittenParameter[] = [];
  const form: ParsedForm = { faults: [], dropped: [] };
  let at = 0;
  for (const line of text.split("\n")) {
    const written = line.replace(/\r$/, "");
    const equals = written.indexOf("=");
    if (written.trim() === "") {
      // Nothing to read.
    } else if (equals === -1) form.faults.push({ kind: "notALine", at, text: written.trim() });
    else {
      parameters.push({ name: written.slice(0, equals).trim(), value: written.slice(equals + 1), at: at + equals + 1 });
    }
    at += line.length + 1;
  }
  const parsed = parseLists(parameters);
  return { ...parsed, filter: parsed.filter ?? { groups: [] }, faults: [...form.faults, ...parsed.faults] };
}
