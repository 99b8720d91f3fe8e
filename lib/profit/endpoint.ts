import type { HostPolicy } from "./host-policy";
import type { ConnectionWatch } from "./wire-log/connection-watch";
import type { WireRecorder } from "./wire-log/wire-recorder";

/**
 * `isOnce`: on a connection of its own. One that was kept alive may be dead already, and a write that meets its end has
 * an outcome that nobody knows.
 */
export type FetchInit = RequestInit & { isOnce?: boolean };

/** `watch` hears what the connection does meanwhile; a test's own fetch may leave it out. */
export type Fetch = (input: URL, init: FetchInit, watch?: ConnectionWatch) => Promise<Response>;

/** Where and as whom one connection talks to Profit. Made per call by the adapter; holds the secret, never logged. */
export type ProfitEndpoint = {
  /** Ends in `/ProfitRestServices/`, with the trailing slash, so that relative paths resolve below it. */
  restBaseUrl: URL;
  /** Ends in `/ProfitServices/`; absent when the connection has none, or when its host is not allowed. */
  soapBaseUrl?: URL;
  /** The whole Authorization header value (protocol 2.1). */
  authorization: string;
  /** Sent as Accept-Language: the language of Profit's own messages (protocol 3.0). */
  language: "nl-nl" | "en-us";
  /** The guarded fetch: allow-list, address check, no redirects. Tests inject their own. */
  fetch: Fetch;
  /** Silence allowed before the first byte, in ms. Profit itself gives up after 900 s (protocol 3.0, limits). */
  timeoutMs: number;
  /** The same for a write, whose outcome is not known when we do not wait for it; absent = as for reads. */
  writeTimeoutMs?: number;
  /** Keeps what goes over the line, for who wants to see it; absent = nobody does. */
  wire?: WireRecorder;
  /** What `fetch` allows, as plain values: a worker thread makes its own guarded fetch of it. Absent in tests. */
  hostPolicy?: HostPolicy;
};
