/**
 * Takes notes of what a call changes, so that all of it can be taken back: a call is one transaction (protocol 3.6).
 * Tell it of a record or a list before it changes.
 */
export type Journal = {
  /** Remembers the own properties of a record, or the members of an array, as they are now. */
  keep: (thing: object) => void;
  /** Takes back something that `keep` cannot see, such as a Map. Run in reverse order. */
  undo: (action: () => void) => void;
};

/** Where the records of an object live when the world has a place for them. `parent` is null at the root. */
export type RecordPlace = {
  list: (parent: object | null) => readonly object[];
  /** A new record with its defaults and automatic numbers, already in its list. */
  create: (parent: object | null, context: WriteContext) => object;
  remove: (parent: object | null, record: object, context: WriteContext) => void;
};

export type WriteContext = {
  journal: Journal;
  /** The moment of the call as the world keeps moments: `YYYY-MM-DDTHH:MM:SS.mmm`, Dutch wall-clock. */
  now: string;
};
