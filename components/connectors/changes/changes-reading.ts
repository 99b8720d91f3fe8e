/** A reading of what changed, asked of the changes route instead of the rows route. */
export type ChangesReading = {
  queryId: string;
  /** Names it, so that it and no other can be taken as read. */
  readingId: string;
  /** `mark`, `start`, or a moment as Profit takes it. */
  from: string;
  /** From where deleted rows of the same stretch of time are asked for; null = from the beginning. */
  since: string | null;
};

/** One answer has no more than this, and one more is asked for: then it is known to be the last page. */
export const MOST_CHANGES = 200_000;
