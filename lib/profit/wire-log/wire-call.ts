/**
 * The wire-log room keeps what one exchange with Profit looked like on the line: for the "Wire" panel and the history.
 * It only watches: nothing in here may change, delay or repeat a call, and no secret may leave it.
 */

/** One exchange as it may be shown and kept: plain values, secrets masked. */
export type WireCall = {
  /** When it began, ISO 8601 in UTC. */
  at: string;
  /** The run of the browser that it belonged to, as the browser named it. */
  run?: string;
  /** 1 for the first try; a read that is asked for again has a call for each try. */
  attempt: number;
  method: string;
  url: string;
  request: { headers: WireHeader[]; body: WireBody | null };
  /** null when nothing came back. */
  answer: { status: number; headers: WireHeader[]; body: WireBody | null } | null;
  timings: WireTimings;
  /** Why there is no answer, or no whole one. */
  error: { code: string | null; message: string } | null;
};

export type WireHeader = [name: string, value: string];

export type WireBody = {
  /** null for bytes that are no text. */
  text: string | null;
  /** Unpacked, whole, whatever was kept of it. */
  sizeBytes: number;
  /** As it travelled; the same when it was not packed, null when nobody counted. */
  wireBytes: number | null;
  isShortened: boolean;
};

export type WireTimings = {
  /** Name, connection and TLS; null when a connection was used again, or when none came about. */
  connectMs: number | null;
  isReused: boolean;
  /** From the request on its way to the first byte of the answer. */
  waitMs: number | null;
  downloadMs: number | null;
  totalMs: number;
};
