import type { WireCall } from "@/lib/profit/wire-log/wire-call";

export type { WireBody, WireCall, WireHeader } from "@/lib/profit/wire-log/wire-call";

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
  /** What went over the line, for the detail. Asked for when the line is written, after the answer has gone out. */
  wire?: () => WireCall[];
};

/** Sealed: the query that was sent, the error code, Profit's own words, what went over the line. Never a token. */
export type HistoryDetail = {
  url?: string;
  /** As it was sent to Profit. */
  query?: string;
  /** The same as our own page's parameters (`toRowsParams`), so that it can be opened again. */
  page?: string;
  errorCode?: string;
  message?: string;
  note?: string;
  /** Secrets and the values of sensitive fields are masked in it; of answers the beginning is kept. */
  wire?: WireCall[];
};

export type HistoryRow = Omit<HistoryEntry, "detail" | "wire"> & {
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
  /** For what must not happen without its line. Throws when the line cannot be kept. */
  recordOrThrow(entry: HistoryEntry): Promise<void>;
  /** An administrator sees all; others what they did themselves. */
  list(person: { id: string; role: string }, question: HistoryQuestion): Promise<HistoryRow[]>;
  find(
    person: { id: string; role: string },
    id: string,
  ): Promise<(HistoryRow & { detail: HistoryDetail | null }) | null>;
  /** The calls of one run of this person's own, oldest first; only lines of the last so many seconds are looked at. */
  callsOfRun(question: { run: string; connectionId: string; withinSeconds: number }): Promise<WireCall[]>;
};
