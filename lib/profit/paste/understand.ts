import { type AddressRemark, basesOf, HOSTED_TYPES, type HostedType, type PastedEnvironment } from "./environment";
import { findEnvironments, type FoundEnvironments, typeInName } from "./find-environments";
import { linesOfJson } from "./postman";
import { findTokens, type FoundToken, type TokenForm, type TokenTrouble } from "./token";
import { MAX_PASTE_CHARACTERS, unwrap } from "./unwrap";

/** Where people copied it from; only for saying so. */
type PasteSource =
  "nothing" | "token" | "address" | "code" | "number" | "curl" | "powershell" | "postman" | "json" | "env" | "text";

/** What deserves a remark. The words stand in lib/messages `connections.odd`. */
export type Oddity =
  | TokenTrouble
  | { code: AddressRemark }
  | { code: "lowerCase" | "plainHeader" | "doubleBase64" | "severalTokens" | "strangeAddress" | "tooLong" }
  | { code: "severalEnvironments"; first: string; second: string }
  | { code: "typesDiffer"; first: HostedType; second: HostedType };

export type Understood = {
  source: PasteSource;
  /** Never the token itself: which form it had, and 4 of its 64 characters to know it by. */
  token: { form: TokenForm; ends: string } | null;
  environment: PastedEnvironment;
  missing: ("token" | "environment" | "environmentType")[];
  odd: Oddity[];
};

const NO_ENVIRONMENT: PastedEnvironment = {
  number: null,
  type: null,
  code: null,
  restBaseUrl: null,
  soapBaseUrl: null,
};

/**
 * Room "paste": works out what somebody copied from anywhere: a token in any form, an address, an environment code or
 * number, a curl or PowerShell command, a Postman item, a .env file, or several of these in one text. Pure and
 * browser-safe; never throws; takes time in proportion to the length. No request, no message text and nothing that
 * knows a connection belongs here. The secret itself is only given out by `secretIn`.
 */
export function understand(pasted: string): Understood {
  const json = linesOfJson(pasted.slice(0, MAX_PASTE_CHARACTERS));
  const text = unwrap(json?.lines ?? pasted);
  const { tokens, troubles } = findTokens(text);
  const found = findEnvironments(text);
  const odd: Oddity[] = [...troubles, ...oddTokens(tokens)];
  if (pasted.length > MAX_PASTE_CHARACTERS) odd.push({ code: "tooLong" });
  const environment = combine(found, odd);
  const [token] = tokens;
  if (token) oddLabel(text, token, environment, odd);
  return {
    source: sourceOf(pasted, json, token !== undefined, found),
    token: token ? { form: token.form, ends: `${token.hex.slice(0, 2)}…${token.hex.slice(-2)}` } : null,
    environment,
    missing: missingOf(token !== undefined, environment),
    odd,
  };
}

function oddTokens(tokens: readonly FoundToken[]): Oddity[] {
  const [token] = tokens;
  if (!token) return [];
  const odd: Oddity[] = [];
  if (tokens.length > 1) odd.push({ code: "severalTokens" });
  if (token.wasLowerCase) odd.push({ code: "lowerCase" });
  if (token.form === "plainHeader" || token.form === "doubleBase64") odd.push({ code: token.form });
  return odd;
}

/** An address says most, for the token is sent there; then a code; then a number with a word for the type. */
function combine(found: FoundEnvironments, odd: Oddity[]): PastedEnvironment {
  const usable = found.addresses.filter(({ environment }) => environment.restBaseUrl !== null);
  const remarks = new Set(found.addresses.flatMap((address) => address.remarks));
  odd.push(...[...remarks].map((code) => ({ code })));
  if (found.addresses.length === 0 && found.strangeAddresses > 0 && found.codes.length === 0) {
    odd.push({ code: "strangeAddress" });
  }
  const [code] = found.codes;
  const base = usable[0]?.environment ?? code ?? found.addresses[0]?.environment;
  if (!base) return completed({ ...NO_ENVIRONMENT, number: found.numbers[0] ?? null }, found.types[0]);
  oddNumbers(base, found, odd);
  const sameCode = code && code.number === base.number ? code : null;
  if (isHosted(base.type) && isHosted(sameCode?.type) && base.type !== sameCode.type) {
    odd.push({ code: "typesDiffer", first: base.type, second: sameCode.type });
  }
  const fits = sameCode && (sameCode.type === null || base.type === null || sameCode.type === base.type);
  return completed({ ...base, code: fits ? sameCode.code : base.code }, sameCode?.type ?? found.types[0]);
}

function oddNumbers(base: PastedEnvironment, found: FoundEnvironments, odd: Oddity[]): void {
  const numbers = [...found.addresses.map((address) => address.environment), ...found.codes].map((one) => one.number);
  const other = numbers.find((number) => number !== null && base.number !== null && number !== base.number);
  if (other && base.number) odd.push({ code: "severalEnvironments", first: base.number, second: other });
}

/** A number needs a type before it is an address. */
function completed(environment: PastedEnvironment, type: PastedEnvironment["type"] | undefined): PastedEnvironment {
  if (environment.restBaseUrl !== null || environment.number === null) return environment;
  const known = environment.type ?? type ?? null;
  return isHosted(known) ? { ...environment, type: known, ...basesOf(environment.number, known) } : environment;
}

/** `AFAS_PROD_TOKEN=…` beside a test address. */
function oddLabel(text: string, token: FoundToken, environment: PastedEnvironment, odd: Oddity[]): void {
  const line =
    text
      .slice(Math.max(0, token.at - 80), token.at)
      .split("\n")
      .at(-1) ?? "";
  const label = typeInName(/([\w. -]{3,60})["']?\s{0,5}[:=]/.exec(line)?.[1]?.replaceAll("_", " ") ?? "");
  if (label && isHosted(environment.type) && label !== environment.type) {
    odd.push({ code: "typesDiffer", first: environment.type, second: label });
  }
}

function isHosted(type: string | null | undefined): type is HostedType {
  return HOSTED_TYPES.some((hosted) => hosted === type);
}

function missingOf(hasToken: boolean, environment: PastedEnvironment): Understood["missing"] {
  const missing: Understood["missing"] = hasToken ? [] : ["token"];
  if (environment.restBaseUrl !== null) return missing;
  return [...missing, environment.number === null ? "environment" : "environmentType"];
}

function sourceOf(
  pasted: string,
  json: { isPostman: boolean } | null,
  hasToken: boolean,
  found: FoundEnvironments,
): PasteSource {
  if (json) return json.isPostman ? "postman" : "json";
  const text = pasted.slice(0, MAX_PASTE_CHARACTERS);
  if (/(?:^|[\s;&|])curl(?:\.exe)?\s/i.test(text)) return "curl";
  if (/\b(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\b/i.test(text)) return "powershell";
  if (/^(?:export |set |\$env:)?[A-Za-z]\w{1,60} ?= ?\S/m.test(text)) return "env";
  const named = found.addresses.length + found.codes.length + found.numbers.length;
  if (hasToken) return named === 0 ? "token" : "text";
  if (found.addresses.length > 0) return "address";
  if (found.codes.length > 0) return "code";
  if (found.numbers.length > 0) return "number";
  return text.trim() === "" ? "nothing" : "text";
}
