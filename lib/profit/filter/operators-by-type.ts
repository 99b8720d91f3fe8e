import { OPERATORS, type OperatorName } from "./operators";

/** How a field's values are spoken about; unknown kinds are text (protocol 3.3). */
export type ValueKind = "text" | "number" | "boolean" | "date";

export function valueKindOf(dataType: string): ValueKind {
  switch (dataType.toLowerCase()) {
    case "int":
    case "decimal":
      return "number";
    case "boolean":
      return "boolean";
    case "date":
      return "date";
    default:
      return "text";
  }
}

const IN_ORDER = ["equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"] as const;
const EMPTINESS = ["isEmpty", "isNotEmpty"] as const;

const FITTING: Record<ValueKind, readonly OperatorName[]> = {
  text: [
    "contains",
    "equal",
    "notEqual",
    "startsWith",
    "endsWith",
    ...EMPTINESS,
    "notContains",
    "notStartsWith",
    "notEndsWith",
    "less",
    "lessOrEqual",
    "greater",
    "greaterOrEqual",
    "quick",
  ],
  number: [...IN_ORDER, ...EMPTINESS],
  boolean: ["equal", "notEqual", ...EMPTINESS],
  date: ["greaterOrEqual", "less", "equal", "notEqual", "lessOrEqual", "greater", ...EMPTINESS],
};

/** What people would choose for this kind of field, most likely first. */
export function fittingOperators(kind: ValueKind): readonly OperatorName[] {
  return FITTING[kind];
}

/** The rest: Profit takes them, but they say little about this kind of value. */
export function otherOperators(kind: ValueKind): OperatorName[] {
  return (Object.keys(OPERATORS) as OperatorName[]).filter((operator) => !FITTING[kind].includes(operator));
}

export function takesValue(operator: OperatorName): boolean {
  return operator !== "isEmpty" && operator !== "isNotEmpty";
}

/** The quick filter reads every row (protocol 5). */
export function isSlow(operator: OperatorName): boolean {
  return operator === "quick";
}
