import type { ExplorerState } from "@/components/connectors/explorer/explorer-state";
import { placeholderOf, placeholdersIn } from "@/lib/queries/placeholders";

/** Makes a condition's value one that is asked for; what stood there becomes the first answer. */
export function askedForValue(state: ExplorerState, key: number): ExplorerState {
  const conditions = state.groups.flatMap((group) => group.conditions);
  const condition = conditions.find((candidate) => candidate.key === key);
  if (!condition) return state;
  const name = freeName(
    condition.fieldId,
    conditions.flatMap(({ value }) => placeholdersIn(value)),
  );
  const entered = new Map(state.entered).set(name, condition.value);
  return { ...withValue(state, key, placeholderOf(name)), entered };
}

/** The way back: what was answered last stands in the condition again. */
export function fixedValue(state: ExplorerState, key: number): ExplorerState {
  const condition = state.groups.flatMap((group) => group.conditions).find((candidate) => candidate.key === key);
  const [name] = condition ? placeholdersIn(condition.value) : [];
  return name === undefined ? state : withValue(state, key, state.entered.get(name) ?? "");
}

function withValue(state: ExplorerState, key: number, value: string): ExplorerState {
  const groups = state.groups.map((group) => ({
    ...group,
    conditions: group.conditions.map((condition) => (condition.key === key ? { ...condition, value } : condition)),
  }));
  return { ...state, groups };
}

/** `Modified`, and for a second one `Modified_2`: a field's id in signs that a parameter's name may have. */
function freeName(fieldId: string, taken: readonly string[]): string {
  const plain = fieldId.replaceAll(/[^\p{L}\p{N}_-]+/gu, "_").replace(/^[^\p{L}_]/u, "_$&");
  const name = plain.slice(0, 36) || "value";
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) {
    if (!taken.includes(`${name}_${number}`)) return `${name}_${number}`;
  }
}
