// cspell:ignore toevoegen wijzigen verwijderen muteren
import { actionAround } from "../completion/action-around";
import { ACTIONS, type Action } from "../completion/completion";
import { type Fix, fixOf } from "./fix";
import type { FixContext } from "./fix-context";
import { nearestOf } from "./readings/nearest";

/** The three of them; preferred is what the records around say. */
export function missingActionFixes({ document, element }: FixContext): Fix[] {
  const { end } = element.nameRange;
  const expected = actionAround(document, element.parent) ?? "insert";
  return choices(expected, (action) => [{ start: end, end, text: ` Action="${action}"` }]);
}

/** Words that people use for them. */
const MEANT: Record<Action, readonly string[]> = {
  insert: ["insert", "add", "create", "new", "post", "toevoegen", "nieuw"],
  update: ["update", "change", "modify", "put", "patch", "wijzigen", "muteren"],
  delete: ["delete", "remove", "verwijderen", "del"],
};

export function badActionFixes({ document: { text }, attribute }: FixContext): Fix[] {
  const range = attribute?.valueRange;
  if (!range) return [];
  const { start, end } = range;
  const [nearest] = nearestOf(text.slice(start, end), ACTIONS, (action) => MEANT[action], 1);
  return choices(nearest?.item ?? null, (action) => [{ start, end, text: action }]);
}

function choices(preferred: Action | null, editsOf: (action: Action) => Fix["edits"]): Fix[] {
  const fixes = ACTIONS.map((action) => fixOf("setAction", { action }, editsOf(action), action === preferred));
  return fixes.sort((one, other) => Number(other.isPreferred) - Number(one.isPreferred));
}
