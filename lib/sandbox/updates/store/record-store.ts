import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { UpdateField, UpdateObject } from "../definition";
import type { Journal, WriteContext } from "../record-place";
import { createKeyIndex } from "./key-index";

/**
 * Where everything that is written lives, whatever the model: records in the place that the world has for them, or in
 * lists of the store's own; values in their place in the record, or beside it. Which action is allowed, and what a
 * value may be, may not enter.
 */
export type RecordStore = {
  list: (object: UpdateObject, parent: object | null) => readonly object[];
  /** A new record, already in its list. */
  create: (object: UpdateObject, parent: object | null, context: WriteContext) => object;
  remove: (object: UpdateObject, parent: object | null, record: object, context: WriteContext) => void;
  read: (object: UpdateObject, field: UpdateField, record: object) => CellValue;
  write: (object: UpdateObject, field: UpdateField, record: object, value: CellValue, journal: Journal) => void;
  /** The records whose identifying fields have these values; `key` is in the order of `identifiedBy`. */
  find: (object: UpdateObject, parent: object | null, key: readonly CellValue[]) => readonly object[];
  /** The next number for a new record of a list of the store's own; a number is given once. */
  nextNumber: (object: UpdateObject, parent: object | null) => number;
  /** To be told when a new record has its key: it can be found from then on. */
  identified: (object: UpdateObject, parent: object | null, record: object) => void;
  /**
   * To be told which connector's call begins. What it knows of keys lasts from one call to the next of the same connector:
   * another may have changed the same records in a way that is not seen here.
   */
  beginCall: (root: UpdateObject) => void;
  /** To be told when a journal was rolled back. */
  forgetKeys: () => void;
};

export function createRecordStore(): RecordStore {
  const roots = new Map<UpdateObject, object[]>();
  const children = new WeakMap<object, Map<string, object[]>>();
  const beside = new WeakMap<object, Map<string, CellValue>>();

  const ownList = (object: UpdateObject, parent: object | null): object[] => {
    if (parent === null) return listIn(roots, object);
    const lists = children.get(parent) ?? new Map<string, object[]>();
    children.set(parent, lists);
    return listIn(lists, object.name);
  };
  const list: RecordStore["list"] = (object, parent) => object.records?.list(parent) ?? ownList(object, parent);
  const read: RecordStore["read"] = (object, field, record) =>
    field.place ? field.place.read(record) : (beside.get(record)?.get(nameBeside(object, field)) ?? null);
  const numbers = new WeakMap<object, number>();
  const keys = createKeyIndex(list, read);
  let current: UpdateObject | undefined;

  return {
    list,
    read,
    find: keys.find,
    nextNumber: (object, parent) => {
      const own = ownList(object, parent);
      const number = (numbers.get(own) ?? own.length) + 1;
      numbers.set(own, number);
      return number;
    },
    identified: keys.add,
    beginCall: (root) => {
      if (root !== current) keys.clear();
      current = root;
    },
    forgetKeys: keys.clear,
    create: (object, parent, context) => {
      if (object.records) return object.records.create(parent, context);
      const own = ownList(object, parent);
      const record = {};
      own.push(record);
      context.journal.undo(() => own.splice(own.lastIndexOf(record), 1));
      return record;
    },
    remove: (object, parent, record, context) => {
      keys.take(object, parent, record);
      if (object.records) return object.records.remove(parent, record, context);
      const own = ownList(object, parent);
      context.journal.keep(own);
      own.splice(own.indexOf(record), 1);
    },
    write: (object, field, record, value, journal) => {
      if (field.place) {
        journal.keep(record);
        field.place.write?.(record, value);
        return;
      }
      const values = beside.get(record) ?? new Map<string, CellValue>();
      beside.set(record, values);
      const name = nameBeside(object, field);
      const before = values.get(name);
      journal.undo(() => (before === undefined ? values.delete(name) : values.set(name, before)));
      values.set(name, value);
    },
  };
}

/** A record can be reached through several connectors: what its object is called is the same in all of them. */
function nameBeside(object: UpdateObject, field: UpdateField): string {
  return `${object.name}.${field.fieldId}`;
}

function listIn<K>(lists: Map<K, object[]>, name: K): object[] {
  const known = lists.get(name) ?? [];
  lists.set(name, known);
  return known;
}
