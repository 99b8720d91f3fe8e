import type { Problem } from "../check/problem";
import type { Range } from "@/lib/xml/document/xml-node";
import type { FormField, FormModel, FormObject, FormRecord } from "./form-model";

export type PlacedProblems = {
  /** By the key of the field, record or object that they are about. */
  at: ReadonlyMap<string, readonly Problem[]>;
  /** By the key of an object or record: how many are in it and below. */
  within: ReadonlyMap<string, number>;
};

/** Says of each problem which part of the form it belongs to: the innermost that its place is in. */
export function placeProblems({ root }: FormModel, problems: readonly Problem[]): PlacedProblems {
  const at = new Map<string, Problem[]>();
  const within = new Map<string, number>();
  for (const problem of problems) {
    const keys = root ? keysTo(root, problem) : [];
    const owner = keys.pop();
    if (owner === undefined) continue;
    const there = at.get(owner);
    if (there) there.push(problem);
    else at.set(owner, [problem]);
    for (const key of [...keys, owner]) within.set(key, (within.get(key) ?? 0) + 1);
  }
  return { at, within };
}

function keysTo(root: FormObject, problem: Problem): string[] {
  const keys: string[] = [];
  for (let object: FormObject | undefined = root; object;) {
    keys.push(object.key);
    const record: FormRecord | undefined = around(object.records, problem);
    if (!record) return keys;
    keys.push(record.key);
    const field: FormField | undefined = [...record.keys, ...record.fields].find(
      ({ range }) => range && isIn(range, problem),
    );
    if (field) keys.push(field.key);
    else {
      const missing = nameOfMissing(problem, record);
      if (missing) keys.push(missing);
    }
    object = field ? undefined : around(record.objects, problem);
  }
  return keys;
}

/** What is missing has no place of its own; its row in the form has. */
function nameOfMissing({ code, params }: Problem, record: FormRecord): string | null {
  const name = params["name"];
  if (code === "missingMandatory") return `${record.key}.${name}`;
  return code === "missingKey" || code === "keyForChange"
    ? (record.keys.find((key) => key.name === name)?.key ?? null)
    : null;
}

/** They stand in their order: halving finds the one. */
function around<T extends { range: Range }>(all: readonly T[], problem: Range): T | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] as T).range.end <= problem.start) low = middle + 1;
    else high = middle;
  }
  const found = all[low];
  return found && isIn(found.range, problem) ? found : undefined;
}

function isIn(range: Range, { start }: Range): boolean {
  return range.start <= start && start < range.end;
}
