import type { Environment } from "../environment";
import { SandboxRefusal } from "../refusal";
import { checkLines, type CheckedLine, sameName } from "./check/check-lines";
import type { UpdateConnectorDefinition, UpdateObject } from "./definition";
import type { Writer } from "./execute-update";
import type { DeleteLevel } from "./payload/read-delete-path";
import type { RecordView } from "./rules";
import { identifyingFields, sameKeyPart } from "./store/key-index";
import { viewOf } from "./store/record-view";
import { inTransaction } from "./write/in-transaction";
import type { Run } from "./write/run";
import { settle } from "./write/write-line";
import { actionImpossible, OBJECT_UNKNOWN, recordUnknown, severalRecords } from "./wordings";

type CheckedLevel = { object: UpdateObject; line: CheckedLine };

/**
 * A DELETE by path (protocol 3.8). Each level names what its object calls it by, which need not be all that identifies a
 * record: the documented paths leave parts out (FiEntries by `UnId,JoCo`, lines by `EnNo` or `InId`). Of what the path
 * ends in, all lines that fit below a record go; more than one record at the root is refused (both inferred).
 */
export function executeDelete(
  environment: Environment,
  { appConnector }: Writer,
  connectorId: string,
  levels: readonly DeleteLevel[],
): void {
  const definition = environment.updateConnectorFor(appConnector, connectorId);
  const checked = checkLevels(environment, definition, levels);
  const { object } = checked.at(-1) ?? { object: definition.root };
  const isPossible = checked.length > 1 ? definition.actions.includes("update") : definition.actions.includes("delete");
  if (!isPossible) throw new SandboxRefusal(actionImpossible({ label: definition.description }, "delete"));
  if (object.insertOnly) throw new SandboxRefusal(actionImpossible(object, "delete"));
  inTransaction(environment, definition, "rest", (run) => {
    const found = checked.reduce<(RecordView | null)[]>(
      (parents, level) => parents.flatMap((parent) => recordsOf(run, level, parent)),
      [null],
    );
    const views = found.filter((view) => view !== null);
    if (views.length === 0) throw new SandboxRefusal(recordUnknown(object));
    if (checked.length === 1 && views.length > 1) throw new SandboxRefusal(severalRecords(object));
    removeAll(run, views);
  });
}

/** Reads the values as those of a line, so that a key that cannot be is refused in the same words. */
function checkLevels(
  environment: Environment,
  { root }: UpdateConnectorDefinition,
  levels: readonly DeleteLevel[],
): CheckedLevel[] {
  const { names } = environment.settings.openQuestions;
  let possible: readonly UpdateObject[] = [root];
  return levels.flatMap(({ name, keys }) => {
    const object = possible.find((own) => sameName(own.name, name, names));
    if (!object) throw new SandboxRefusal(OBJECT_UNKNOWN, name);
    possible = object.objects;
    const element = { action: undefined, keys, fields: new Map<string, string>(), objects: [] };
    // Nothing is looked up in other tables: a record that points nowhere must be possible to delete.
    const context = { names, references: new Map() };
    return checkLines(object, { name, elements: [element] }, context).lines.map((line) => ({ object, line }));
  });
}

function recordsOf(run: Run, { object, line }: CheckedLevel, parent: RecordView | null): RecordView[] {
  const { store } = run;
  const parentRecord = parent?.record ?? null;
  const identifying = identifyingFields(object);
  const key = identifying.map((field) => line.values.get(field) ?? null);
  const isWhole = identifying.length > 0 && identifying.length === line.values.size && !key.includes(null);
  const fits = (record: object) =>
    [...line.values].every(([field, value]) => sameKeyPart(store.read(object, field, record), value));
  const records = isWhole ? store.find(object, parentRecord, key) : store.list(object, parentRecord).filter(fits);
  return records.map((record) => viewOf(store, object, record, parent));
}

/** What is around the removed lines changed by it: it is worked out anew, and its rules must hold. */
function removeAll(run: Run, views: readonly RecordView[]): void {
  for (const { object, parent, record } of views) run.store.remove(object, parent?.record ?? null, record, run.context);
  let around = parentsOf(views);
  while (around.length > 0) {
    for (const view of around) {
      settle(run, view);
      const written = { action: undefined, keys: new Map(), fields: new Map(), objects: [] };
      for (const rule of view.object.rules ?? []) rule({ view, action: "update", written });
    }
    around = parentsOf(around);
  }
}

function parentsOf(views: readonly RecordView[]): RecordView[] {
  return [...new Set(views.map(({ parent }) => parent))].filter((parent) => parent !== null);
}
