import type { ProfitError } from "./errors";

/**
 * Which of the known causes a refusal is, so that a person reads three lines instead of Profit's one (design 5.4).
 * The lines stand in lib/messages (`refusals.<key>.{happened,likely,todo}`). Reading Profit's words is for explaining
 * only: nothing may branch, retry or decide on what this file answers, for AFAS changes its texts without notice. The
 * one exception (size-refusal.ts) asks for less of the same, which does no harm when the words mislead.
 */
export const EXPLANATIONS = [
  // Profit said no.
  "wrongToken",
  "addressBlocked",
  "appConnectorBlocked",
  "connectorNotAuthorised",
  "connectorBlocked",
  "unknownField",
  "unknownValue",
  "missingValue",
  "recordInUse",
  "tooMuchData",
  "durationExceeded",
  "requestMalformed",
  "requestTooLarge",
  "notFound",
  "unexpected",
  "refused",
  // Nobody answered, or later please.
  "maintenance",
  "sendInterrupted",
  "sendAbandoned",
  "noSoapAddress",
  "timeout",
  "unreachable",
  // We did not send, or did not take the answer.
  "hostNotAllowed",
  "requestTooLong",
  "redirected",
  "notProfit",
  "badAnswer",
  "answerEmpty",
  "answerNotJson",
  "answerNotXml",
  "answerOtherRows",
  "answerFieldsMissing",
  "answerCellUnfit",
  "answerCutOff",
  "answerTooLarge",
  "fileBroken",
  "fileGone",
  // Of reports.
  "reportStartScreen",
  "reportNotAuthorised",
  "reportUnknown",
  "reportUnknownField",
  "reportTimeout",
  "reportEmpty",
  // Our own rules.
  "itemNotFound",
  "forbidden",
  "invalidInput",
  "conflict",
  "lastAdmin",
  "weakPassword",
  "wrongPassword",
  "tooManyAttempts",
  "linkExpired",
  "productionLocked",
  "outcomeUnknown",
  "previewOutdated",
  "notSendable",
  "notSignedIn",
  "internal",
  // Seen from the browser.
  "consoleUnreachable",
  "rowsBrokeOff",
  "rowsNotRows",
  "rowsTooMuch",
] as const;

export type ExplanationKey = (typeof EXPLANATIONS)[number];

/** `params` always holds every argument the key's texts ask for, so that a text never shows a hole. */
export type Explanation = { key: ExplanationKey; params: Record<string, string | number> };

type Pattern = { key: ExplanationKey; pattern: RegExp };

/**
 * Profit's words, Dutch and English; the first match wins. Sources: protocol 3.0 (message patterns), 4.9 and 7.3, AFAS's
 * troubleshooting page. Older versions put "General message: " in front, SOAP wraps the text in more lines: so nothing
 * here is anchored to the start.
 */
const REFUSAL_PATTERNS: readonly Pattern[] = [
  { key: "reportStartScreen", pattern: /(rapport|report)\b.{0,160}(start ?scherm|start ?screen)/is },
  {
    key: "reportNotAuthorised",
    pattern: /(geautoriseerd|authori[sz]ed|rechten|rights).{0,60}\b(rapport|report)\b/is,
  },
  {
    key: "reportUnknown",
    pattern: /\b(rapport|report)\b.{0,80}(bestaat niet|does not exist|niet gevonden|not found)/is,
  },
  { key: "appConnectorBlocked", pattern: /app.?connector.{0,60}(geblokkeerd|blocked)/is },
  { key: "connectorBlocked", pattern: /(connector|definitie|definition).{0,60}(geblokkeerd|blocked)/is },
  {
    key: "connectorNotAuthorised",
    pattern:
      /(connector|app|service)\b.{0,80}(niet ondersteund|not supported|does not exist|bestaat niet)|niet geautoriseerd|not authorised|not authorized/is,
  },
  {
    key: "wrongToken",
    pattern:
      /token (could not be parsed|kon niet worden)|\btoken\b.{0,40}(ongeldig|verlopen|invalid|expired)|(ongeldige?|verlopen|invalid|expired) token|inloggegevens.{0,40}niet|(login details|credentials).{0,40}not found|ongeldige gebruikersnaam|invalid user ?name/is,
  },
  {
    key: "tooMuchData",
    pattern: /out of (string space|memory)|outofmemory|onvoldoende (geheugen|stringruimte)|data.?limiet/is,
  },
  {
    key: "durationExceeded",
    pattern: /maxim(ale|um) (tijdsduur|duur|duration|time).{0,80}(verstreken|overschreden|exceeded|passed)/is,
  },
  {
    key: "unknownValue",
    pattern: /(ingevulde waarde|entered value|value entered).{0,120}(bestaat niet|does not exist)/is,
  },
  { key: "missingValue", pattern: /vul een waarde in bij|enter a value (for|at|in)/i },
  { key: "recordInUse", pattern: /geblokkeerd door (een )?(andere )?gebruiker|(blocked|locked) by (another|a) user/i },
  { key: "requestMalformed", pattern: /invalid json|ongeldige json/i },
  { key: "unexpected", pattern: /onverwachte fout|unexpected error/i },
];

/** "Connector-veld 'X' niet gevonden", "Connector field 'X' not found": the id is what helps, quoted or bare. */
const UNKNOWN_FIELD =
  /(?:veld|field)\s*(?:['"‘’“”«]([^'"‘’“”»]{1,200})['"‘’“”»]|(\S{1,200}))\s*(?:is |was |werd )?(?:niet gevonden|not found|bestaat niet|does not exist|onbekend|unknown)/i;

/** What the same trouble is called of a report, which is run rather than read. */
const OF_REPORTS: Partial<Record<ExplanationKey, ExplanationKey>> = {
  timeout: "reportTimeout",
  durationExceeded: "reportTimeout",
  answerEmpty: "reportEmpty",
  unknownField: "reportUnknownField",
  connectorNotAuthorised: "reportNotAuthorised",
  notFound: "reportUnknown",
};

/** Tells the likely cause of what Profit (or the way to it) answered. Never throws; unknown words give `refused`. */
export function explanationOf(error: ProfitError): Explanation {
  const { key, params } = generalExplanationOf(error);
  return { key: (error.about === "report" ? OF_REPORTS[key] : undefined) ?? key, params };
}

function generalExplanationOf(error: ProfitError): Explanation {
  switch (error.code) {
    case "UNREACHABLE":
      return plain("unreachable");
    case "TIMEOUT":
      return plain("timeout");
    case "UNAVAILABLE":
      return { key: "maintenance", params: waitOf(error.retryAfterSeconds) };
    case "TOKEN_REJECTED":
      return plain("wrongToken");
    case "ADDRESS_BLOCKED":
      return plain("addressBlocked");
    case "NOT_FOUND":
      return plain(error.fault === "noFile" ? "fileGone" : "notFound");
    case "TOO_LARGE":
      return plain(error.status === 413 ? "requestTooLarge" : "answerTooLarge");
    case "HOST_NOT_ALLOWED":
      return plain("hostNotAllowed");
    case "REQUEST_TOO_LONG":
      return plain("requestTooLong");
    case "REDIRECTED":
      return plain("redirected");
    case "NOT_PROFIT":
      return plain("notProfit");
    case "BAD_ANSWER":
      return error.fault === "unfitCell" ? unfitCell(error.message) : plain(explanationOfFault(error.fault));
    case "REFUSED":
      return explanationOfRefusal(error.message, error.status);
  }
}

/** Answers that are not what Profit would send, each told apart: an empty one is mended elsewhere than a wrong one. */
function explanationOfFault(fault: ProfitError["fault"]): ExplanationKey {
  switch (fault) {
    case "cutOff":
    case "brokeOff":
      return "answerCutOff";
    case "empty":
      return "answerEmpty";
    case "notJson":
      return "answerNotJson";
    case "notXml":
      return "answerNotXml";
    case "missingFields":
      return "answerFieldsMissing";
    case "unfitCell":
      return "answerCellUnfit";
    case "wrongPage":
    case "tooManyRows":
    case "gap":
      return "answerOtherRows";
    case "tooLarge":
      return "answerTooLarge";
    case "notBase64":
      return "fileBroken";
    case "noFile":
      return "fileGone";
    case "html":
      return "notProfit";
    case "wrongShape":
    case "status":
    case undefined:
      return "badAnswer";
  }
}

function explanationOfRefusal(message: string, status: number | undefined): Explanation {
  const field = UNKNOWN_FIELD.exec(message);
  const fieldId = field?.[1] ?? field?.[2];
  if (fieldId) return { key: "unknownField", params: { field: fieldId } };
  const known = REFUSAL_PATTERNS.find(({ pattern }) => pattern.test(message));
  return plain(known?.key ?? (status === 400 ? "requestMalformed" : "refused"));
}

const SERVICE_EXPLANATIONS = {
  NOT_FOUND: "itemNotFound",
  FORBIDDEN: "forbidden",
  INVALID_INPUT: "invalidInput",
  CONFLICT: "conflict",
  LAST_ADMIN: "lastAdmin",
  WEAK_PASSWORD: "weakPassword",
  WRONG_PASSWORD: "wrongPassword",
  TOO_MANY_ATTEMPTS: "tooManyAttempts",
  LINK_EXPIRED: "linkExpired",
  PRODUCTION_LOCKED: "productionLocked",
  OUTCOME_UNKNOWN: "outcomeUnknown",
  PREVIEW_OUTDATED: "previewOutdated",
  NOT_SENDABLE: "notSendable",
  NOT_SIGNED_IN: "notSignedIn",
  INTERNAL: "internal",
} as const satisfies Record<string, ExplanationKey>;

/**
 * The same for our own refusals (lib/services/errors.ts, plus "nobody is signed in" and "our own fault"). `params` are
 * those of the ServiceError and win; `tooManyAttempts` understands `retryAfterSeconds`.
 */
export function explanationOfService(
  code: keyof typeof SERVICE_EXPLANATIONS,
  params: Readonly<Record<string, string | number>> = {},
): Explanation {
  const key = SERVICE_EXPLANATIONS[code];
  if (key !== "tooManyAttempts") return { key, params: { ...params } };
  const seconds = params["retryAfterSeconds"];
  return { key, params: { ...waitOf(typeof seconds === "number" ? seconds : undefined), ...params } };
}

/** The message begins with the field; what its cell holds is for the history alone. */
function unfitCell(message: string): Explanation {
  return { key: "answerCellUnfit", params: { field: /^"(.{1,200}?)" is /.exec(message)?.[1] ?? "?" } };
}

function plain(key: ExplanationKey): Explanation {
  return { key, params: {} };
}

/** A waiting time as the texts take it: `unit` minutes | hours | unknown, `amount` rounded up so nobody is early. */
function waitOf(seconds: number | undefined): Record<string, string | number> {
  if (seconds === undefined || seconds <= 0) return { amount: 0, unit: "unknown" };
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? { amount: minutes, unit: "minutes" } : { amount: Math.ceil(minutes / 60), unit: "hours" };
}
