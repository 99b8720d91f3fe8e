import "server-only";

const HERE = "http://schakel.invalid";

/**
 * The path to go to after signing in, or "/" when what was asked for does not stay on this site. Browsers read
 * `//host`, `/\host` and paths with control characters as another site's address: only what the URL parser itself puts
 * on our own origin passes, and it is written out again from the parsed parts.
 */
export function safePath(wished: string | null | undefined): string {
  if (!wished?.startsWith("/") || /[\\\p{Cc}]/u.test(wished)) return "/";
  const url = URL.canParse(wished, HERE) ? new URL(wished, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith("//")) return "/";
  // Back to the sign-in pages, or into the API, is never where somebody was going.
  if (/^\/(sign-in|set-up|api)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
