/**
 * The profit room speaks Profit's protocol: one exchange at a time, and what each answer stands for. Plain
 * TypeScript and fetch; whose connection it is, how many calls may run at once and what is kept of them are the
 * services' business, and no token may leave it in an error.
 */
import type { ProfitEndpoint } from "./endpoint";
import { ProfitError } from "./errors";
import type { ConnectionWatch } from "./wire-log/connection-watch";

/** Characters of a query string including its `?`; Profit answers 404 to a longer one (protocol 3.0, limits). */
const QUERY_LIMIT = 2049;

export type Exchange = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Encoded, without `?`. */
  query?: string;
  body?: string;
  signal?: AbortSignal;
};

/**
 * One HTTP exchange with the REST service; `path` is relative to the base, already encoded. Throws ProfitError when
 * there is no answer, never for a bad status: `readX` judges those. An abort rejects with the signal's reason.
 */
export async function send(endpoint: ProfitEndpoint, path: string, exchange: Exchange = {}): Promise<Response> {
  const { method = "GET", query, body, signal } = exchange;
  signal?.throwIfAborted();
  const url = new URL(path, endpoint.restBaseUrl);
  // An id such as `..` would lead out of the service.
  if (!url.href.startsWith(endpoint.restBaseUrl.href)) throw new ProfitError("NOT_FOUND", "There is no such address");
  if (query) url.search = query;
  if (url.search.length > QUERY_LIMIT) {
    throw new ProfitError(
      "REQUEST_TOO_LONG",
      `The query is ${url.search.length} characters, Profit takes ${QUERY_LIMIT}`,
    );
  }
  return sendTo(endpoint, url, {
    method,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json;charset=utf-8" }),
    },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
}

/** Hears whether a write left: without an answer that decides what may be said of it. */
export type Leaving = {
  /** Its first bytes are on their way. */
  onSent(): void;
  /** No connection came about: certainly none of it left. */
  onNotSent(): void;
};

type Asking = {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** For a write: it goes on a connection of its own, once, and may take longer. */
  leaving?: Leaving;
};

/**
 * The exchange itself, for REST and SOAP alike; the token goes in the header, which both accept (protocol 2.1). `url` is
 * one that the caller has put together below the endpoint's own address.
 */
export async function sendTo(endpoint: ProfitEndpoint, url: URL, asking: Asking): Promise<Response> {
  const { method, headers, body, signal, leaving } = asking;
  signal?.throwIfAborted();
  const silence = new AbortController();
  const timeoutMs = leaving ? (endpoint.writeTimeoutMs ?? endpoint.timeoutMs) : endpoint.timeoutMs;
  const timer = setTimeout(() => silence.abort(), timeoutMs);
  const sent = { authorization: endpoint.authorization, "accept-language": endpoint.language, ...headers };
  const draft = endpoint.wire?.begin({ method, url: url.href, headers: sent, body });
  try {
    const response = await endpoint.fetch(
      url,
      {
        method,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
        headers: sent,
        ...(body !== undefined && { body }),
        ...(leaving && { isOnce: true }),
      },
      leaving ? watchOf(leaving, draft) : draft,
    );
    draft?.onAnswer(response);
    // A redirect is never followed: the token would travel with it.
    if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw new ProfitError("REDIRECTED", `${url.host} sends us elsewhere`, { status: response.status });
    }
    return response;
  } catch (cause) {
    const error = silence.signal.aborted
      ? new ProfitError("TIMEOUT", `No answer from ${url.host} within ${timeoutMs / 1000} s`, { cause })
      : noAnswerOf(cause, url.host);
    draft?.onError(signal?.aborted ? signal.reason : error);
    signal?.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function watchOf(leaving: Leaving, draft: ConnectionWatch | undefined): ConnectionWatch {
  return {
    onSent(head, connectMs) {
      leaving.onSent();
      draft?.onSent(head, connectMs);
    },
    onNotSent: () => leaving.onNotSent(),
    onPacked: (bytes) => draft?.onPacked(bytes),
  };
}

/** The guard's own verdict (HOST_NOT_ALLOWED) arrives wrapped by fetch and is passed on as it was. */
function noAnswerOf(cause: unknown, host: string): ProfitError {
  for (let inner = cause; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof ProfitError) return inner;
  }
  const reason = networkCodeOf(cause);
  return new ProfitError("UNREACHABLE", `Could not reach ${host}${reason ? ` (${reason})` : ""}`, { cause });
}

/** `ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED` … : says more than "fetch failed". */
function networkCodeOf(cause: unknown): string | undefined {
  for (let inner = cause; inner instanceof Error; inner = inner.cause) {
    if ("code" in inner && typeof inner.code === "string") return inner.code;
    if (inner instanceof AggregateError && inner.errors[0] instanceof Error) return networkCodeOf(inner.errors[0]);
  }
  return undefined;
}
