import { SandboxRefusal } from "../../refusal";
import type { CheckedLine } from "../check/check-lines";
import type { RowAction, UpdateObject } from "../definition";
import type { RecordView } from "../rules";
import { identifyingFields } from "../store/key-index";
import { viewOf } from "../store/record-view";
import {
  actionImpossible,
  NO_OUTER_ACTION,
  onlyOneLine,
  recordExists,
  recordUnknown,
  severalRecords,
  valueMissing,
} from "../wordings";
import type { Run } from "./run";

/** What a line does to which record. */
export type Target =
  | { action: "insert" }
  | { action: "update"; record: object; isElsewhere: boolean }
  | { action: "delete"; record: object };

/** Where a line stands: `inherited` is the action of what is around it, in the end that of the call. */
export type Spot = { object: UpdateObject; parent: RecordView | null; inherited: RowAction | undefined };

/** Decides what a line is about: what matches first, then its key, then the only line there can be. */
export function findTarget(run: Run, spot: Spot, line: CheckedLine): Target {
  const { object, parent } = spot;
  const asked = line.action ?? spot.inherited;
  if (asked === undefined && line.objects.length > 0) throw new SandboxRefusal(NO_OUTER_ACTION);
  const parentRecord = parent?.record ?? null;

  const matched = asked === "delete" ? undefined : matchOf(run, spot, line, asked);
  if (matched === "new") return { action: "insert" };
  if (matched) {
    const isElsewhere = !run.store.list(object, parentRecord).includes(matched);
    return { action: "update", record: matched, isElsewhere };
  }
  const key = identifyingFields(object).map((field) => line.values.get(field) ?? null);
  const [only] = object.single ? run.store.list(object, parentRecord) : [];
  const [found, ...others] = run.store.find(object, parentRecord, key);
  if (others.length > 0 && asked !== "insert") throw new SandboxRefusal(severalRecords(object));
  switch (asked) {
    case "insert":
      return insertTarget(spot, line, found, only);
    case "delete":
      return { action: "delete", record: existing(spot, line, found ?? only) };
    default:
      return updateTarget(spot, line, found ?? only);
  }
}

function matchOf(run: Run, { object, parent }: Spot, line: CheckedLine, asked: RowAction | undefined) {
  if (!object.match) return undefined;
  const candidates = run.store.list(object, parent?.record ?? null);
  const views = candidates.map((record) => viewOf(run.store, object, record, parent));
  return object.match(line.written, views, asked);
}

/** Where a line can be the only one, a call that inserts changes the one that is there (inferred; protocol 6.4). */
function insertTarget({ object }: Spot, line: CheckedLine, found?: object, only?: object): Target {
  if (line.action === undefined && object.single && found === only && only !== undefined) {
    return { action: "update", record: only, isElsewhere: false };
  }
  if (found) throw new SandboxRefusal(recordExists(object));
  if (only) throw new SandboxRefusal(onlyOneLine(object));
  return { action: "insert" };
}

/**
 * An update changes what its key names (protocol 3.7). A line below the root that names no action of its own and no
 * record is added: that is how a PUT adds lines (inferred). A key attribute can only mean a record that is there; a plain
 * field may as well be what the new line is to hold (inferred).
 */
function updateTarget(spot: Spot, line: CheckedLine, found: object | undefined): Target {
  const { object, parent } = spot;
  const isAsked = line.action === "update" || (parent === null && spot.inherited === "update");
  if (found && object.insertOnly) throw new SandboxRefusal(actionImpossible(object, "update"));
  if (found) return { action: "update", record: found, isElsewhere: false };
  const names = identifyingFields(object).some((field) => field.isKey && (line.values.get(field) ?? null) !== null);
  if (isAsked || (parent !== null && names)) existing(spot, line, found);
  return { action: "insert" };
}

function existing({ object }: Spot, line: CheckedLine, found: object | undefined): object {
  if (found) return found;
  const missing = identifyingFields(object).find((field) => (line.values.get(field) ?? null) === null);
  throw new SandboxRefusal(missing ? valueMissing(missing) : recordUnknown(object));
}
