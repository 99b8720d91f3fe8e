import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { UpdateObject } from "../definition";
import type { RecordStore } from "./record-store";

type Indexed = { byKey: Map<string, readonly object[]>; size: number };

/** Stands for the parent of root records. */
const NO_PARENT = {};

/**
 * Finds records by the values that identify them without looking through all: a thousand inserts in a row stay as fast
 * as the first. It only remembers; `list` is what counts, and an index that has another length than it is made anew.
 */
export function createKeyIndex(list: RecordStore["list"], read: RecordStore["read"]) {
  let byParent = new WeakMap<object, Map<UpdateObject, Indexed>>();

  const keyOf = (object: UpdateObject, record: object): string | undefined =>
    keyText(identifyingFields(object).map((field) => read(object, field, record)));

  const build = (object: UpdateObject, parent: object | null): Indexed => {
    const records = list(object, parent);
    const indexed: Indexed = { byKey: new Map(), size: records.length };
    for (const record of records) enter(indexed, keyOf(object, record), record);
    const ofParent = byParent.get(parent ?? NO_PARENT) ?? new Map<UpdateObject, Indexed>();
    byParent.set(parent ?? NO_PARENT, ofParent.set(object, indexed));
    return indexed;
  };
  const known = (object: UpdateObject, parent: object | null) => byParent.get(parent ?? NO_PARENT)?.get(object);

  return {
    find: (object: UpdateObject, parent: object | null, key: readonly CellValue[]): readonly object[] => {
      const wanted = keyText(key);
      if (wanted === undefined) return [];
      const indexed = known(object, parent);
      const isCurrent = indexed?.size === list(object, parent).length;
      return (isCurrent ? indexed : build(object, parent)).byKey.get(wanted) ?? [];
    },
    add: (object: UpdateObject, parent: object | null, record: object): void => {
      const indexed = known(object, parent);
      const key = keyOf(object, record);
      if (!indexed) return;
      // Others came or went unseen: with a removal and an insert the length alone would not tell later on.
      if (indexed.size + 1 !== list(object, parent).length)
        return void byParent.get(parent ?? NO_PARENT)?.delete(object);
      indexed.size++;
      enter(indexed, key, record);
    },
    /** To be told before the record leaves its list. */
    take: (object: UpdateObject, parent: object | null, record: object): void => {
      const indexed = known(object, parent);
      const key = keyOf(object, record);
      if (!indexed) return;
      indexed.size--;
      if (key === undefined) return;
      const left = (indexed.byKey.get(key) ?? []).filter((own) => own !== record);
      if (left.length > 0) indexed.byKey.set(key, left);
      else indexed.byKey.delete(key);
    },
    clear: (): void => {
      byParent = new WeakMap();
    },
  };
}

/** A key of Profit's need not be unique: the entries of a journal share theirs. */
function enter(indexed: Indexed, key: string | undefined, record: object): void {
  if (key !== undefined) indexed.byKey.set(key, [...(indexed.byKey.get(key) ?? []), record]);
}

export function identifyingFields(object: UpdateObject) {
  return object.identifiedBy.flatMap((fieldId) => object.fields.filter((field) => field.fieldId === fieldId));
}

/** Undefined when a part is missing. Capitals do not matter, as in the collation of a database (inferred; protocol 5). */
function keyText(cells: readonly CellValue[]): string | undefined {
  if (cells.length === 0 || cells.includes(null) || cells.includes("")) return undefined;
  return JSON.stringify(cells.map((cell) => String(cell).toLowerCase()));
}

export function sameKeyPart(left: CellValue, right: CellValue): boolean {
  return String(left ?? "").toLowerCase() === String(right ?? "").toLowerCase();
}
