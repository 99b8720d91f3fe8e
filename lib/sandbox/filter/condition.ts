import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../refusal";
import type { FieldDefinition } from "../rows/definition";
import { readDate, shownDate } from "../rows/wall-clock";
import type { OpenQuestions } from "../settings";
import { readQuickFilter } from "./quick-filter";
import { folded, type PatternKind, textPattern } from "./text-pattern";

export type CellTest = (cell: CellValue) => boolean;

/** A cell or a filter value in the form in which it compares. */
export type Comparable = string | number;

const COMPARE: Record<number, (order: number) => boolean> = {
  1: (order) => order === 0,
  2: (order) => order >= 0,
  3: (order) => order <= 0,
  4: (order) => order > 0,
  5: (order) => order < 0,
  7: (order) => order !== 0,
};

const PATTERNS: Record<number, { kind: PatternKind; negated: boolean }> = {
  6: { kind: "contains", negated: false },
  10: { kind: "startsWith", negated: false },
  11: { kind: "contains", negated: true },
  12: { kind: "startsWith", negated: true },
  13: { kind: "endsWith", negated: false },
  14: { kind: "endsWith", negated: true },
};

/**
 * The test that one operator stands for (protocol 5). An empty cell (NULL) meets no operator but "is empty", not even
 * "not equal", as in SQL; the official mixed example needs it so. "Is empty" meets NULL and empty text (inferred).
 */
export function cellTest(
  field: FieldDefinition,
  operator: number,
  value: string,
  percentInside: OpenQuestions["percentInside"],
): CellTest {
  if (operator === 8) return (cell) => cell === null || cell === "";
  if (operator === 9) return (cell) => cell !== null && cell !== "";
  if (operator === 15) {
    const quick = readQuickFilter(value);
    return cellTest(field, quick.operator, quick.value, percentInside);
  }
  const isText = field.dataType === "string" || field.dataType === "blob";
  const pattern = PATTERNS[operator];
  if (pattern) return patternTest(textPattern(pattern.kind, value, percentInside), pattern.negated);
  // "Not equal" with % means "does not contain" (protocol 5, operator 7).
  if (operator === 7 && isText && /^%|%$/.test(value)) {
    return patternTest(textPattern("written", value, percentInside), true);
  }
  const compare = COMPARE[operator];
  if (!compare) throw new SandboxRefusal("operatorUnknown", String(operator));
  const wanted = comparableValue(field, value);
  return (cell) => {
    const own = comparableCell(cell);
    return own !== null && compare(own === wanted ? 0 : own < wanted ? -1 : 1);
  };
}

function patternTest(matches: (text: string) => boolean, negated: boolean): CellTest {
  return (cell) => cell !== null && matches(cellText(cell)) !== negated;
}

/** What the text operators see of a cell that is not text; for a date the shown one without Z (both inferred). */
function cellText(cell: string | number | boolean): string {
  if (typeof cell === "boolean") return cell ? "1" : "0";
  return typeof cell === "number" ? String(cell) : KEPT_DATE.test(cell) ? shownDate(cell).slice(0, -1) : cell;
}
const KEPT_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

/** A cell in comparable form; null stays apart because NULL compares with nothing. */
export function comparableCell(cell: CellValue): Comparable | null {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return typeof cell === "string" ? folded(cell) : cell;
}

/** Reads a filter value by the type of its field; refused in words when it cannot be one (inferred; protocol 9.27). */
export function comparableValue(field: FieldDefinition, value: string): Comparable {
  const read = readValue(field, value);
  if (read === undefined) throw new SandboxRefusal("valueInvalid", `'${field.id}' (${field.dataType})`);
  return read;
}

function readValue(field: FieldDefinition, value: string): Comparable | undefined {
  switch (field.dataType) {
    case "int":
    case "decimal":
      return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(value) ? Number(value) : undefined;
    case "boolean":
      // Neither notation is documented; both are taken (inferred).
      return /^(1|true)$/i.test(value.trim()) ? 1 : /^(0|false)$/i.test(value.trim()) ? 0 : undefined;
    case "date":
      return readDate(value)?.toLowerCase();
    default:
      return folded(value);
  }
}
