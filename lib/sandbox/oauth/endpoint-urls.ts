import type { Call } from "../call";

/** The address of the REST services as this caller knows it, without a closing slash. */
export function baseUrlOf(call: Call): string {
  const [base = ""] = call.writtenSegments;
  return `http://${call.headers.host ?? ""}/${base}`;
}

/** The address that was called, as written and without its query string. */
export function calledUrlOf(call: Call): string {
  return `http://${call.headers.host ?? ""}${call.path}`;
}

/** Scheme and host in any case, a default port left out or not; path and query as written (RFC 9449, 4.3; RFC 3986, 6.2.2). */
export function isSameUrl(left: string, right: string): boolean {
  return URL.canParse(left) && URL.canParse(right) && new URL(left).href === new URL(right).href;
}
