import { SandboxRefusal } from "../refusal";
import type { OpenQuestions } from "../settings";
import { readOperator, type WrittenCondition, type WrittenFilter } from "./expression";

type Lists = { fields: string; values: string; operators: string | undefined };

/**
 * Reads the three parallel lists `filterfieldids`, `filtervalues` and `operatortypes`, which carry the same separators
 * at the same positions: `,` is AND, `;` is OR (protocol 5). There is no way to write a separator inside a value.
 * No operators at all means "equal", and lists of unequal length are refused: both inferred (protocol 9.27).
 */
export function readLists(lists: Lists, separators: OpenQuestions["separators"]): WrittenFilter | undefined {
  if (lists.fields.trim() === "") return undefined;
  const fields = split(lists.fields);
  const values = split(lists.values);
  const operators = lists.operators?.trim() ? split(lists.operators) : undefined;
  for (const other of operators ? [values, operators] : [values]) {
    if (other.parts.length !== fields.parts.length || other.separators !== fields.separators) {
      throw new SandboxRefusal("filterUnreadable", "filterfieldids, filtervalues, operatortypes");
    }
  }
  const conditions = fields.parts.map((fieldId, index): WrittenCondition => ({
    fieldId: fieldId.trim(),
    value: values.parts[index] ?? "",
    operator: operators ? readOperator(operators.parts[index] ?? "") : 1,
  }));
  const outer = separators === "or-of-ands" ? ";" : ",";
  return { combine: outer === ";" ? "any" : "all", groups: grouped(conditions, fields.separators, outer) };
}

function split(list: string): { parts: string[]; separators: string } {
  return { parts: list.split(/[,;]/), separators: list.replace(/[^,;]/g, "") };
}

function grouped(conditions: WrittenCondition[], separators: string, outer: string): WrittenCondition[][] {
  const groups: WrittenCondition[][] = [[]];
  conditions.forEach((condition, index) => {
    if (index > 0 && separators[index - 1] === outer) groups.push([]);
    groups.at(-1)?.push(condition);
  });
  return groups;
}
