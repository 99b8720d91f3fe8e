import { SandboxRefusal } from "../../refusal";
import type { CheckedLine } from "../check/check-lines";
import type { RowAction, UpdateObject } from "../definition";
import type { RecordView } from "../rules";
import { identifyingFields } from "../store/key-index";
import { viewOf } from "../store/record-view";
import { actionImpossible, NOT_SET, valueMissing } from "../wordings";
import { findTarget, type Spot } from "./find-record";
import { assignKey } from "./assign-key";
import type { Run } from "./run";

/** What became of a line, with what is below it. */
export type WrittenRecord = { view: RecordView; children: readonly WrittenRecord[] };

/**
 * Writes one line: its record, its values, what is below it, what follows from them, its rules. Undefined when the line
 * took a record away. What may not be is thrown; taking back what was done so far is the caller's.
 */
export function writeLine(run: Run, spot: Spot, line: CheckedLine): WrittenRecord | undefined {
  const { object, parent } = spot;
  const parentRecord = parent?.record ?? null;
  const target = findTarget(run, spot, line);
  assertPossible(run, spot, target.action);
  switch (target.action) {
    case "delete":
      run.store.remove(object, parentRecord, target.record, run.context);
      return undefined;
    case "update":
      if (target.isElsewhere) adopt(run, spot, target.record);
      updateValues(run, object, target.record, line);
      return finish(run, spot, line, target.record, "update");
    case "insert": {
      assertWhole(run, object, line);
      const whole = assignKey(run.store, spot, line);
      const record = run.store.create(object, parentRecord, run.context);
      insertValues(run, object, record, whole);
      run.store.identified(object, parentRecord, record);
      assertFilled(run, object, record, whole);
      return finish(run, spot, whole, record, "insert");
    }
  }
}

/** A connector may do less than all at its root; an object may take new lines only (protocol 6.4). */
function assertPossible({ definition }: Run, { object, parent }: Spot, action: RowAction): void {
  if (parent === null && !definition.actions.includes(action)) {
    throw new SandboxRefusal(actionImpossible({ label: definition.description }, action));
  }
  if (object.insertOnly && action !== "insert") throw new SandboxRefusal(actionImpossible(object, action));
}

/** A new record has all that its object cannot do without (protocol 6.2); SOAP says so in .NET's words (protocol 6.1). */
function assertWhole({ transport }: Run, object: UpdateObject, line: CheckedLine): void {
  for (const child of object.objects) {
    if (!child.obligatory) continue;
    const lines = line.objects.find((own) => own.object === child)?.lines ?? [];
    if (lines.length === 0) throw new SandboxRefusal(transport === "soap" ? NOT_SET : valueMissing(child));
  }
}

/** A field with a default, or one that the record got by itself, need not be written (protocol 3.4, 9.10). */
function assertFilled({ store, transport }: Run, object: UpdateObject, record: object, line: CheckedLine): void {
  for (const field of object.fields) {
    const value = field.mandatory ? store.read(object, field, record) : undefined;
    if (value !== null && value !== "") continue;
    const isLeftOut = transport === "soap" && !field.isKey && !line.values.has(field);
    throw new SandboxRefusal(isLeftOut ? NOT_SET : valueMissing(field));
  }
}

/** Below this parent from now on, so what was remembered of its lines is no longer so. */
function adopt(run: Run, { object, parent }: Spot, record: object): void {
  object.records?.adopt?.(parent?.record ?? null, record, run.context);
  run.store.forgetKeys();
}

/** Emptying what may not be empty leaves a new record's own value (inferred); a mandatory one is missed later on. */
function insertValues({ store, context }: Run, object: UpdateObject, record: object, line: CheckedLine): void {
  for (const [field, value] of line.values) {
    if (value !== null || field.nillable) store.write(object, field, record, value, context.journal);
  }
}

/** What identifies a record stays as it is: it was found by that, or matched by something else. */
function updateValues({ store, context }: Run, object: UpdateObject, record: object, line: CheckedLine): void {
  const identifying = identifyingFields(object);
  for (const [field, value] of line.values) {
    if (identifying.includes(field)) continue;
    if (value === null && (field.mandatory || !field.nillable)) throw new SandboxRefusal(valueMissing(field));
    store.write(object, field, record, value, context.journal);
  }
}

function finish(
  run: Run,
  { object, parent, inherited }: Spot,
  line: CheckedLine,
  record: object,
  action: RowAction,
): WrittenRecord {
  const view = viewOf(run.store, object, record, parent);
  // What is new has nothing below it that could be updated.
  const below = action === "insert" ? "insert" : (line.action ?? inherited);
  const children = line.objects.flatMap(({ object: child, lines }) =>
    lines.flatMap((own) => writeLine(run, { object: child, parent: view, inherited: below }, own) ?? []),
  );
  settle(run, view);
  for (const rule of object.rules ?? []) rule({ view, action, written: line.written });
  return { view, children };
}

/** Lets the world work out what follows from what was written. */
export function settle({ context }: Run, { object, record }: RecordView): void {
  if (!object.records?.written) return;
  context.journal.keep(record);
  object.records.written(record, context);
}
