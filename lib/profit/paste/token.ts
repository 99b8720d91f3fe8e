import { unwrap } from "./unwrap";

/** How a token was written down. */
export type TokenForm = "xml" | "hex" | "base64" | "header" | "plainHeader" | "doubleBase64";

export type FoundToken = {
  /** 64 characters, capitals. Secret. */
  hex: string;
  form: TokenForm;
  wasLowerCase: boolean;
  /** Where it starts in the unwrapped text. */
  at: number;
};

/** What looks like a token and is none. */
export type TokenTrouble =
  | { code: "tokenLength"; length: number }
  | { code: "tokenNotHex" }
  | { code: "tokenPlaceholder" }
  | { code: "oauthToken" }
  | { code: "apiKey" };

const HEX_TOKEN = /^[0-9a-f]{64}$/i;
const FORM_RANK: readonly TokenForm[] = ["header", "xml", "base64", "plainHeader", "doubleBase64", "hex"];

/** The canonical token XML (protocol 2.1): what is sealed, and what `authorizationOf` turns into a header. */
export function tokenXmlOf(hex: string): string {
  return `<token><version>1</version><data>${hex.toUpperCase()}</data></token>`;
}

/** The canonical token XML of the first token in any text, whatever form it has; null when there is none. */
export function secretIn(text: string): string | null {
  const [token] = findTokens(unwrap(text)).tokens;
  return token ? tokenXmlOf(token.hex) : null;
}

/** All different tokens of an unwrapped text, the most telling form first, and near misses when there is none. */
export function findTokens(text: string): { tokens: FoundToken[]; troubles: TokenTrouble[] } {
  const troubles: TokenTrouble[] = [];
  const found = [...tokensInXml(text, troubles), ...tokensInBase64(text, troubles), ...bareTokens(text, troubles)];
  found.sort((a, b) => FORM_RANK.indexOf(a.form) - FORM_RANK.indexOf(b.form));
  const tokens = [...new Map(found.toReversed().map((token) => [token.hex, token])).values()].toReversed();
  if (tokens.length > 0) return { tokens, troubles: [] };
  return { tokens, troubles: [...troubles, ...lookalikes(text)].slice(0, 1) };
}

/** Judges what stood between `<data>` and `</data>`. */
function judge(content: string, form: TokenForm, at: number, troubles: TokenTrouble[]): FoundToken | null {
  const bare = content.replace(/\s|<!\[CDATA\[|\]\]>/g, "");
  if (HEX_TOKEN.test(bare)) {
    return { hex: bare.toUpperCase(), form, wasLowerCase: bare !== bare.toUpperCase(), at };
  }
  if (bare.length === 64) troubles.push({ code: "tokenNotHex" });
  else if (bare.length < 40 && /[^0-9a-f]/i.test(bare)) troubles.push({ code: "tokenPlaceholder" });
  else troubles.push({ code: "tokenLength", length: bare.length });
  return null;
}

function* tokensInXml(text: string, troubles: TokenTrouble[]): Generator<FoundToken> {
  for (const { index } of text.matchAll(/<data>/gi)) {
    // Other XML has <data> too: ours follows <token> closely.
    const before = text.slice(Math.max(0, index - 200), index);
    const start = before.toLowerCase().lastIndexOf("<token");
    if (start < 0) continue;
    const form = /afastoken[\s"':]*$/i.test(before.slice(0, start)) ? "plainHeader" : "xml";
    const token = judge(dataAt(text, index), form, index, troubles);
    if (token) yield token;
  }
}

/** The content of the `<data>` at this place. Bounded: a forgotten closing tag must not pull in the whole paste. */
function dataAt(text: string, index: number): string {
  const rest = text.slice(index + "<data>".length, index + 400);
  const end = rest.search(/<\//);
  return end < 0 ? (rest.split(/[\s"'<]/, 1)[0] ?? "") : rest.slice(0, end);
}

function* tokensInBase64(text: string, troubles: TokenTrouble[]): Generator<FoundToken> {
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    const glued = run.indexOf("PHRva2Vu"); // "<token", also when something is stuck to its front
    const at = index + Math.max(0, glued);
    const wrapped =
      glued >= 0 || text.startsWith("\n", index + run.length) || text.startsWith("\r", index + run.length);
    // Mail programs and `base64` itself break long lines: read on over the line ends.
    const whole = wrapped ? text.slice(at, at + 1_000).replace(/[\r\n]+[ \t]*/g, "") : run;
    const once = decodeBase64(whole);
    const isHeader = /afastoken[\s"':]*$/i.test(text.slice(Math.max(0, at - 40), at));
    const token =
      read(once, isHeader ? "header" : "base64", at, troubles) ??
      (/^[\w+/=\s-]{88,}$/.test(once) ? read(decodeBase64(once.trim()), "doubleBase64", at, troubles) : null);
    if (token) yield token;
  }
}

function read(decoded: string, form: TokenForm, at: number, troubles: TokenTrouble[]): FoundToken | null {
  if (HEX_TOKEN.test(decoded.trim())) return judge(decoded, form, at, troubles);
  const start = decoded.search(/<token/i);
  const data = start < 0 ? -1 : decoded.slice(start, start + 200).search(/<data>/i);
  return data < 0 ? null : judge(dataAt(decoded, start + data), form, at, troubles);
}

/** Forgiving: takes what comes before the first character that is no base64, and both alphabets. "" when none. */
function decodeBase64(text: string): string {
  const [run = ""] = /^[A-Za-z0-9+/_-]*/.exec(text) ?? [];
  const plain = run.replace(/-/g, "+").replace(/_/g, "/");
  return atob(plain.slice(0, plain.length % 4 === 1 ? -1 : plain.length));
}

function* bareTokens(text: string, troubles: TokenTrouble[]): Generator<FoundToken> {
  for (const { 0: run, index } of text.matchAll(/(?<![\w+/])[0-9a-fA-F]{48,96}(?![\w+/=])/g)) {
    // Inside <data> it was judged already.
    if (/<data>\s*$/i.test(text.slice(Math.max(0, index - 20), index))) continue;
    const token = judge(run, "hex", index, troubles);
    if (token) yield token;
  }
}

function lookalikes(text: string): TokenTrouble[] {
  if (/afastoken[ \t]+["']?(?:\{\{|\$|%\w|<(?!token)|\[|\.\.|…|x{3})/i.test(text))
    return [{ code: "tokenPlaceholder" }];
  if (/\b(?:bearer|dpop)[ \t]+[\w.-]{8}|client_secret/i.test(text)) return [{ code: "oauthToken" }];
  if (/(?<![\w+/])[0-9a-f]{32}(?![\w+/=])/i.test(text)) return [{ code: "apiKey" }];
  return [];
}
