import type { Journal } from "../record-place";

/** The journal of one call. */
export type OpenJournal = Journal & {
  /** Puts everything back as it was, the latest change first. */
  rollBack: () => void;
};

export function openJournal(): OpenJournal {
  const kept = new Set<object>();
  const restores: (() => void)[] = [];
  return {
    keep: (thing) => {
      if (kept.has(thing)) return;
      kept.add(thing);
      restores.push(Array.isArray(thing) ? restoreOfArray(thing as unknown[]) : restoreOfRecord(thing));
    },
    undo: (action) => restores.push(action),
    rollBack: () => {
      for (const restore of restores.reverse()) restore();
      restores.length = 0;
      kept.clear();
    },
  };
}

function restoreOfArray(array: unknown[]): () => void {
  const before = array.slice();
  return () => {
    array.length = 0;
    // One by one: spreading a very long array into push overflows the stack.
    for (const member of before) array.push(member);
  };
}

function restoreOfRecord(record: object): () => void {
  const before = { ...record };
  return () => {
    for (const name of Object.keys(record)) if (!Object.hasOwn(before, name)) Reflect.deleteProperty(record, name);
    Object.assign(record, before);
  };
}
