/** How far the changes of a query were read: the newest moment seen, and what was delivered around it. */
export type SinceMark = {
  /** As Profit shows it, without its Z: `2026-11-27T14:03:12`. Rounded to the second, up or down (protocol 5). */
  newest: string;
  /** Rows that a question from this mark on brings again: their second, what they are known by, how often. */
  delivered: [second: string, hash: string, count: number][];
};

export type KeptMark = {
  mark: SinceMark | null;
  /** Read to its end, and not yet taken as the new starting point. */
  pending: { runId: string; mark: SinceMark } | null;
  /** What was asked when `mark` was made: filter and field. */
  question: string;
  pendingQuestion: string;
};

type Reader = { personId: string; queryId: string };

export type DeletedKey = { fieldId: string; deletedFieldId: string };

/** The GetConnector that tells which rows of another were deleted (protocol 3.13). */
export type DeletedPairing = {
  deletedConnectorId: string;
  /** By which fields a deleted row is known to be one of the other's. */
  keys: DeletedKey[];
  /** When a row was deleted; null = it is not told. */
  momentFieldId: string | null;
};

type Place = { connectionId: string; connectorId: string };

export type ChangesPort = {
  markOf(reader: Reader): Promise<(KeptMark & { readAt: Date }) | null>;
  keepMark(reader: Reader, kept: KeptMark): Promise<void>;
  deletedPairingOf(place: Place): Promise<DeletedPairing | null>;
  /** False when the connection or the person is not there any more. */
  pairDeleted(pairing: Place & DeletedPairing & { confirmedBy: string }): Promise<boolean>;
  forgetDeleted(place: Place): Promise<void>;
};
