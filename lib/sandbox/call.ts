import type { IncomingMessage } from "node:http";
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
  /** Query parameters by lower-case name; the first of doubles counts (both inferred; protocol 1.3). */
  query: ReadonlyMap<string, string>;
  language: Language;
};

/** A call whose token was good. */
export type AuthenticatedCall = Call & { appConnector: AppConnector };

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
  return {
    method: request.method ?? "GET",
    path,
    queryString,
    segments: path.split("/").filter(Boolean).map(decoded),
    query,
    language: languageOf(request.headers["accept-language"]),
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
