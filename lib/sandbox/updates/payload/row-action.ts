import { SandboxRefusal } from "../../refusal";
import type { RowAction } from "../definition";
import { UNREADABLE } from "../wordings";

/**
 * The action that a line names. It may stand in two places (protocol 3.6, 9.7); that they must agree then, and that
 * capitals do not matter, is inferred.
 */
export function rowActionOf(...written: readonly (string | null | undefined)[]): RowAction | undefined {
  const actions = new Set(written.filter((text) => text !== undefined && text !== null).map(readAction));
  if (actions.size > 1) throw new SandboxRefusal(UNREADABLE, [...actions].join(" / "));
  return [...actions][0];
}

function readAction(text: string): RowAction {
  const action = text.trim().toLowerCase();
  if (action === "insert" || action === "update" || action === "delete") return action;
  throw new SandboxRefusal(UNREADABLE, `Action '${text}'`);
}
