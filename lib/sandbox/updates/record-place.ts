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
  /** Refuses with a SandboxRefusal what others still point at. */
  remove: (parent: object | null, record: object, context: WriteContext) => void;
  /**
   * Makes a record that `match` found elsewhere one of this parent's: asked when it is not in the list already. May not be
   * said where `match` finds only what is in the list.
   */
  adopt?: (parent: object | null, record: object, context: WriteContext) => void;
  /**
   * Called for every record that a line was about, once all of the line with what is below it was written and before rules
   * are looked at: sets the date of change and works out what follows from other values. Called from the bottom up, also
   * for the parent of what was removed; the journal knows the record already, and is to be told of anything else.
   */
  written?: (record: object, context: WriteContext) => void;
};

export type WriteContext = {
  journal: Journal;
  /** The moment of the call as the world keeps moments: `YYYY-MM-DDTHH:MM:SS.mmm`, Dutch wall-clock. */
  now: string;
};
