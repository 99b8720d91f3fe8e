import type { WireHeader } from "./wire-call";

/** What stands in the place of a secret. */
export const MASK = "***";

/** Headers whose value is a secret as a whole; of an authorization the scheme is kept. */
const SECRET_HEADERS = /^(cookie|set-cookie|x-api-key|apikey)$/i;
const AUTHORIZATION = /^(proxy-)?authorization$/i;

/** Each is `(what is kept)(secret)(what is kept)`. Also finds secrets that nobody told us of, such as a new token. */
const PATTERNS = [
  // A SOAP parameter `token`, its XML in CDATA, escaped or as it is (protocol 2.2).
  /(<(?:[\w-]+:)?token(?:\s[^>]*)?>)\s*<!\[CDATA\[[\s\S]*?\]\]>\s*(<\/)/gi,
  /(<(?:[\w-]+:)?token(?:\s[^>]*)?>)[^<]+(<\/)/gi,
  // The token's own XML wherever it stands (protocol 2.1).
  /((?:<|&lt;|\\u003c|%3C)data(?:>|&gt;|\\u003e|%3E)\s*)[0-9a-f]{16,}()/gi,
  /\b((?:AfasToken|Bearer|DPoP|Basic)\s+)[\w+/=.~-]{8,}()/gi,
  /("?(?:access_token|refresh_token|id_token|client_secret|apiKey|environmentKey)"?\s*[:=]\s*"?)[^"&\s,}<]+()/gi,
] as const;

/** Takes secrets out of any text that went over the line. */
export type MaskText = (text: string) => string;

/** Knows the secret of one connection in each form in which it may travel, and the forms that all secrets have. */
export function secretMask(authorization: string): MaskText {
  const known = formsOf(authorization).map((form) => new RegExp(form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"), "gi"));
  return (text) => {
    const unknown = PATTERNS.reduce((masked, pattern) => masked.replace(pattern, `$1${MASK}$2`), text);
    return known.reduce((masked, pattern) => masked.replace(pattern, MASK), unknown);
  };
}

export function maskHeaders(headers: readonly WireHeader[], mask: MaskText): WireHeader[] {
  return headers.map(([name, value]) => {
    if (AUTHORIZATION.test(name)) return [name, `${value.split(" ", 1)[0] ?? ""} ${MASK}`];
    return [name, SECRET_HEADERS.test(name) ? MASK : mask(value)];
  });
}

/** The credentials, what they decode to, and the bare data within; each also as an address would write it. */
function formsOf(authorization: string): string[] {
  const credentials = authorization.slice(authorization.indexOf(" ") + 1).trim();
  const decoded = decodedOf(credentials);
  const data = /<data>\s*([^<\s]+)\s*<\/data>/i.exec(decoded)?.[1] ?? "";
  const forms = [credentials, decoded, data].filter((form) => form.length >= 8);
  return [...new Set(forms.flatMap((form) => [form, encodeURIComponent(form)]))];
}

function decodedOf(credentials: string): string {
  try {
    return atob(credentials);
  } catch {
    return "";
  }
}
