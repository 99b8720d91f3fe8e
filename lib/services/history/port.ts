/** `call` = something was sent to Profit; `act` = an administrative act in Schakel. */
export type HistoryKind = "call" | "act";
export type HistoryOutcome = "ok" | "refused" | "failed" | "stopped" | "unknown";

/** One line of the history. Texts and bodies that may hold personal data stand in `detail`, which is stored sealed. */
export type HistoryEntry = {
  kind: HistoryKind;
  /** A key of lib/messages `history.actions`, such as `rows.read` or `connection.add`. */
  action: string;
  outcome: HistoryOutcome;
  connectionId?: string;
  connectorId?: string;
  /** Whom or what an act was about, in words (a person's e-mail, a connection's name). */
  subject?: string;
  method?: string;
  /** HTTP status of Profit's answer. */
  status?: number;
  logReference?: string;
  durationMs?: number;
  requestBytes?: number;
  answerBytes?: number;
  rows?: number;
  detail?: HistoryDetail;
};

/** Sealed: the query that was sent, the error code and Profit's own words. Never a token or a header. */
export type HistoryDetail = {
  url?: string;
  /** As it was sent to Profit. */
  query?: string;
  /** The same as our own page's parameters (`toRowsParams`), so that it can be opened again. */
  page?: string;
  errorCode?: string;
  message?: string;
  note?: string;
};

export type HistoryRow = Omit<HistoryEntry, "detail"> & {
  id: string;
  at: Date;
  personName: string | null;
  connectionName: string | null;
};

export type HistoryQuestion = {
  /** Matches connector, action, subject, person, connection name and log reference. */
  search: string;
  kind: HistoryKind | null;
  outcome: HistoryOutcome | null;
  connectionId: string | null;
  /** The id after which to go on (newest first); null = from the newest. */
  before: string | null;
  limit: number;
};

export type HistoryPort = {
  /** Who and when are filled in by the adapter. Never throws: a lost line is logged, not shown. */
  record(entry: HistoryEntry): Promise<void>;
  /** An administrator sees all; others what they did themselves. */
  list(person: { id: string; role: string }, question: HistoryQuestion): Promise<HistoryRow[]>;
  find(
    person: { id: string; role: string },
    id: string,
  ): Promise<(HistoryRow & { detail: HistoryDetail | null }) | null>;
};
