/** Visible ASCII only, for it goes into a header; no fragment, and no scheme that a browser would run. */
const REGISTRABLE = /^(?!javascript:|data:|vbscript:)[a-z][a-z0-9+.-]*:[\x21\x22\x24-\x7e]+$/i;

export function isRegistrable(uri: string): boolean {
  return REGISTRABLE.test(uri) && URL.canParse(uri);
}

/** Whether a redirect_uri is a registered one: scheme and host in any case, port, path and query exact (protocol 2.4). */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  if (!isRegistrable(uri)) return false;
  const wanted = sameCase(uri);
  return registered.some((own) => sameCase(own) === wanted);
}

function sameCase(uri: string): string {
  const start = /^[^:]*:(\/\/[^/?]*)?/.exec(uri)?.[0] ?? "";
  return start.toLowerCase() + uri.slice(start.length);
}

/** The URI with what a client is told, its own query kept. */
export function withAnswer(uri: string, answer: Record<string, string | null>): string {
  const told = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) if (value !== null) told.set(name, value);
  return `${uri}${uri.includes("?") ? "&" : "?"}${told.toString()}`;
}

/**
 * What a form may lead to, as a source of a Content-Security-Policy: browsers hold the redirect after it to this too.
 * Such a source knows no address of IPv6 and no host of a program's own scheme.
 */
export function policySourceOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  const isPlain = (protocol === "http:" || protocol === "https:") && !host.startsWith("[");
  return isPlain ? `${protocol}//${host}` : protocol;
}
