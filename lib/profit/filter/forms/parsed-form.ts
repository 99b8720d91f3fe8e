import { OPERATORS, type OperatorName } from "../operators";
import type { Condition, Filter, SortField } from "../rows-query";

/** What in a text could not be understood; the words stand in lib/messages (`requestForms.fault`). */
type FormFaultKind =
  | "notJson"
  | "notXml"
  | "wrongRoot"
  | "wrongShape"
  | "noFieldId"
  | "unknownOperator"
  | "listsDiffer"
  | "notALine"
  | "badEncoding"
  | "notACount"
  | "orderTwice";

/** `at` is where in the text; `text` what stood there, or the parser's own words. */
export type FormFault = { kind: FormFaultKind; at: number; text: string };

/** What was understood but has no place in the explorer, or another meaning there (`requestForms.dropped`). */
type DroppedKind =
  | "skipAll"
  | "listsBesideJson"
  | "takeAll"
  | "takeZero"
  | "takeMissing"
  | "takeCapped"
  | "unknownParameter"
  | "soapOutput"
  | "operatorsAssumed";

type Dropped = { kind: DroppedKind; text: string };

/** A request in one of its forms, read back. What the text says nothing about is left out. */
export type ParsedForm = {
  connectorId?: string;
  filter?: Filter;
  orderBy?: SortField[];
  skip?: number;
  take?: number;
  faults: FormFault[];
  dropped: Dropped[];
};

/** Line and column of a place, both counted from one. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}

/** The place of a line and column. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf("\n", start);
    if (end === -1) break;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

/** Profit's numbers, our words, and the symbols of the documentation (protocol 5). */
export function operatorOf(written: string): OperatorName | null {
  const word = written.trim();
  const names = Object.keys(OPERATORS) as OperatorName[];
  return names.find((name) => name === word || String(OPERATORS[name]) === word) ?? SYMBOLS.get(word) ?? null;
}

const SYMBOLS = new Map<string, OperatorName>([
  ["=", "equal"],
  [">=", "greaterOrEqual"],
  ["<=", "lessOrEqual"],
  [">", "greater"],
  ["<", "less"],
  ["*", "contains"],
  ["!=", "notEqual"],
  ["[]", "isEmpty"],
  ["![]", "isNotEmpty"],
  ["@", "startsWith"],
  ["!*", "notContains"],
  ["!@", "notStartsWith"],
  ["&", "endsWith"],
  ["!&", "notEndsWith"],
  ["Sf", "quick"],
]);

/** 8 and 9 say nothing with their value, whatever stands there. */
export function conditionOf(fieldId: string, operator: OperatorName, value: string): Condition {
  const isWithout = operator === "isEmpty" || operator === "isNotEmpty";
  return { fieldId, operator, value: isWithout ? "" : value };
}

/** Reads skip and take of REST: -1 asks for everything, and no take asks for 100 (protocol 3.5). */
export function takePaging(form: ParsedForm, name: "skip" | "take", written: string, at: number): void {
  const text = written.trim();
  if (text === "") return;
  if (!/^-?\d{1,10}$/.test(text)) {
    form.faults.push({ kind: "notACount", at, text: `${name}=${text}` });
    return;
  }
  const count = Number(text);
  if (count < 0) form.dropped.push({ kind: name === "skip" ? "skipAll" : "takeAll", text: `${name}=${text}` });
  else if (name === "take" && count === 0) form.dropped.push({ kind: "takeZero", text: `${name}=${text}` });
  else form[name] = count;
}
