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

export type ChangesPort = {
  markOf(reader: Reader): Promise<(KeptMark & { readAt: Date }) | null>;
  keepMark(reader: Reader, kept: KeptMark): Promise<void>;
};
