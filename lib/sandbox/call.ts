import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { AppConnector } from "./app-connectors";
import { type Language, languageOf } from "./language";

/** A request with its target taken apart once, for whoever dispatches, answers or records it. */
export type Call = {
  method: string;
  /** As written, without the query string. */
  path: string;
  /** With the `?`; empty when there is none. */
  queryString: string;
  /** Decoded path segments, empty ones left out. */
  segments: readonly string[];
  /** The same segments as written: a list in one is split before it is decoded. */
  writtenSegments: readonly string[];
  /** Query parameters by lower-case name; the first of doubles counts (both inferred; protocol 1.3). */
  query: ReadonlyMap<string, string>;
  headers: IncomingHttpHeaders;
  /** The caller's address, such as `127.0.0.1`. */
  address: string;
  /** The connection it came over; good for telling two apart, and for nothing else. */
  connection: object;
  language: Language;
};

/** A call that was read to its end. */
export type WholeCall = Call & { body: Buffer };

/** On whose behalf a call is made. */
export type Caller = {
  appConnector: AppConnector;
  /** The user whose rights the token carries, such as `12345.SANDBOX`. */
  userId: string;
  /** The last day of a classic token, `YYYY-MM-DD`; null when it has none. */
  tokenEnds: string | null;
};

/** A call whose token was good. */
export type AuthenticatedCall = WholeCall & Caller;

export function readCall(request: IncomingMessage): Call {
  // A proxy sends the absolute form; only its path and query matter.
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const queryString = mark < 0 ? "" : target.slice(mark);
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(queryString)) {
    const lower = name.toLowerCase();
    if (!query.has(lower)) query.set(lower, value);
  }
  const writtenSegments = path.split("/").filter(Boolean);
  return {
    method: request.method ?? "GET",
    path,
    queryString,
    segments: writtenSegments.map(decoded),
    writtenSegments,
    query,
    headers: request.headers,
    address: request.socket.remoteAddress ?? "",
    connection: request.socket,
    language: languageOf(request.headers["accept-language"]),
  };
}

/** One path segment, percent-decoded; as written when it cannot be. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
