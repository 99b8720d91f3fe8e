import { takesValue, type ValueKind } from "@/lib/profit/filter/operators-by-type";
import type { Condition, Filter } from "@/lib/profit/filter/rows-query";
import { toProfitValue } from "@/lib/profit/filter/values";
import type { CalendarDay } from "./calendar-day";
import { type ParameterProblem, readParameterValue } from "./parameter-value";
import { filledText, placeholdersIn } from "./placeholders";
import type { QueryParameter } from "./query-parameter";

/** How the values of a field are spoken about. */
export type KindOf = (fieldId: string) => ValueKind;

/**
 * The parameters a filter asks for, in the order they stand. Those of the saved query tell their own form; a placeholder
 * that nobody described yet is asked for by the kind of its field, and must have a value.
 */
export function parametersIn(filter: Filter, described: readonly QueryParameter[], kindOf: KindOf): QueryParameter[] {
  const found = new Map<string, QueryParameter>();
  for (const { fieldId, operator, value } of filter.groups.flat()) {
    if (!takesValue(operator)) continue;
    for (const name of placeholdersIn(value)) {
      if (found.has(name)) continue;
      const known = described.find((parameter) => parameter.name === name);
      found.set(name, known ?? { name, label: "", kind: kindOf(fieldId), defaultValue: "", isRequired: true });
    }
  }
  return [...found.values()];
}

/** What was entered, by name; a parameter that is not in it stands at its default. */
export type EnteredValues = ReadonlyMap<string, string>;

export function enteredValue(parameter: QueryParameter, entered: EnteredValues): string {
  return entered.get(parameter.name) ?? parameter.defaultValue;
}

export type FilledIn = {
  /** Where a parameter has a problem its placeholder still stands. */
  filter: Filter;
  problems: ReadonlyMap<string, ParameterProblem>;
  /** Conditions that go because their optional parameter is empty. */
  leftOut: Condition[];
};

/**
 * A filter with its placeholders filled in. A condition with an empty optional parameter is left out; a group that loses
 * its last condition goes with it, for an empty group would mean "everything".
 */
export function fillIn(
  filter: Filter,
  parameters: readonly QueryParameter[],
  { entered, today, kindOf }: { entered: EnteredValues; today: CalendarDay; kindOf: KindOf },
): FilledIn {
  const problems = new Map<string, ParameterProblem>();
  const values = new Map<string, string | null>();
  for (const parameter of parameters) {
    const read = readParameterValue(parameter, enteredValue(parameter, entered), today);
    if (read.ok) values.set(parameter.name, read.value);
    else problems.set(parameter.name, read.problem);
  }
  const leftOut: Condition[] = [];
  const fill = (condition: Condition): Condition[] => {
    const names = takesValue(condition.operator) ? placeholdersIn(condition.value) : [];
    if (names.length === 0) return [condition];
    if (names.some((name) => values.get(name) === null)) {
      leftOut.push(condition);
      return [];
    }
    const text = filledText(condition.value, (name) => values.get(name) ?? undefined);
    if (names.some((name) => problems.has(name))) return [{ ...condition, value: text }];
    // The field has the last word: a text may be no number, and two parts together no date.
    const read = toProfitValue(kindOf(condition.fieldId), condition.operator, text);
    if (!read.ok) for (const name of names) problems.set(name, read.problem);
    return [{ ...condition, value: read.ok ? read.value : text }];
  };
  const groups = filter.groups.map((group) => group.flatMap(fill)).filter((group) => group.length > 0);
  return { filter: { groups }, problems, leftOut };
}
