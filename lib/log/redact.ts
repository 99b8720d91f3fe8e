const COVER = "[redacted]";

/**
 * Whatever looks like a secret is covered, wherever it stands: these run over the whole finished line, so a secret deep
 * inside an error, a URL or a nested field is found too. Log references of Profit (32 hex) stay readable.
 */
const SECRETS: readonly [pattern: RegExp, cover: string][] = [
  // Named fields of the JSON line, with their whole value.
  [
    /("[\w-]*(?:authorization|token|password|secret|cookie|api-?key|credential)[\w-]*"\s*:\s*)"(?:\\.|[^"\\])*"/gi,
    `$1"${COVER}"`,
  ],
  // Token XML (protocol 2.1), as it is and escaped.
  [/(<|&lt;|\\u003c)token(>|&gt;|\\u003e)[\s\S]*?\1\/token\2/gi, COVER],
  [/(<|&lt;|\\u003c)data(>|&gt;|\\u003e)[^<&]*/gi, COVER],
  // The same in base64: every encoding of `<token` at the start of a word begins like this.
  [/PHRva2Vu[\w+/=-]*/g, COVER],
  [/\b(AfasToken|Bearer|Basic)(\s+|%20)[\w+/=.~-]+/gi, `$1 ${COVER}`],
  [/[0-9a-f]{40,}/gi, COVER],
  // The values of a failed query: drizzle puts them into the error's message.
  [/(\\nparams: )(?:\\.|[^"\\])*?(?=\\n {4}at |"|$)/g, `$1${COVER}`],
  [/\$argon2[\w$=,+/-]+/g, COVER],
  // Passwords in addresses, and secrets in query strings.
  [/(\w:\/\/[^\s:/@"]*):[^\s@"/]+@/g, `$1:${COVER}@`],
  [/([?&](?:token|code|link|client_secret|password|otp)=)[^&\s"]+/gi, `$1${COVER}`],
];

/** Covers everything that may be a secret in a finished log line. */
export function redact(line: string): string {
  return SECRETS.reduce((text, [pattern, cover]) => text.replace(pattern, cover), line);
}
