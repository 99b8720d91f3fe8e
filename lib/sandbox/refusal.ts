// cspell:ignore Connectorveld
import type { Language } from "./language";

/** The two numbers that sources agree on (protocol 3.0). Clients must not build on them. */
const UNEXPECTED = -2147180999;
const NOT_SUPPORTED = -2147180996;

type Wording = { nl: (subject: string) => string; en: (subject: string) => string; errorNumber: number };

/** Every "no" of the sandbox. The wording is ours: Profit's own varies per version and language (protocol 3.0). */
const WORDINGS = {
  notAuthorised: {
    nl: (id) => `De connector '${id}' wordt niet ondersteund door deze app of de gebruiker is niet geautoriseerd.`,
    en: (id) => `The connector '${id}' is not supported by this app or the user is not authorised.`,
    errorNumber: NOT_SUPPORTED,
  },
  connectorBlocked: {
    nl: (id) => `De definitie van GetConnector '${id}' is geblokkeerd.`,
    en: (id) => `The definition of GetConnector '${id}' is blocked.`,
    errorNumber: UNEXPECTED,
  },
  fieldNotFound: {
    nl: (id) => `Connectorveld '${id}' niet gevonden.`,
    en: (id) => `Connector field '${id}' not found.`,
    errorNumber: UNEXPECTED,
  },
  unexpected: {
    nl: () => "Er is een onverwachte fout opgetreden.",
    en: () => "An unexpected error has occurred.",
    errorNumber: UNEXPECTED,
  },
  outOfMemory: {
    nl: () => "Onvoldoende tekenreeksruimte (out of string space). Haal minder gegevens tegelijk op.",
    en: () => "Out of string space. Retrieve less data at once.",
    errorNumber: UNEXPECTED,
  },
  plainToken: {
    nl: () => "Het token in de Authorization-header is niet base64-gecodeerd.",
    en: () => "The token in the Authorization header is not base64 encoded.",
    errorNumber: UNEXPECTED,
  },
  filterUnreadable: {
    nl: (what) => `Het filter kan niet worden gelezen: ${what}.`,
    en: (what) => `The filter cannot be read: ${what}.`,
    errorNumber: UNEXPECTED,
  },
  operatorUnknown: {
    nl: (operator) => `Filteroperator '${operator}' bestaat niet.`,
    en: (operator) => `Filter operator '${operator}' does not exist.`,
    errorNumber: UNEXPECTED,
  },
  valueInvalid: {
    nl: (what) => `De filterwaarde is niet geldig voor ${what}.`,
    en: (what) => `The filter value is not valid for ${what}.`,
    errorNumber: UNEXPECTED,
  },
  bulkFields: {
    nl: (id) =>
      `Op veld '${id}' kan bij meer dan 100.000 rijen niet gefilterd of gesorteerd worden. Gebruik Id of Modified.`,
    en: (id) => `Field '${id}' cannot be filtered or sorted on above 100,000 rows. Use Id or Modified.`,
    errorNumber: UNEXPECTED,
  },
} as const satisfies Record<string, Wording>;

export type RefusalReason = keyof typeof WORDINGS;

/** Thrown anywhere below a service; the dispatcher turns it into the HTTP 500 that Profit says no with. */
export class SandboxRefusal extends Error {
  override readonly name = "SandboxRefusal";
  readonly reason: RefusalReason;
  readonly subject: string;

  constructor(reason: RefusalReason, subject = "") {
    super(`${reason} ${subject}`);
    this.reason = reason;
    this.subject = subject;
  }

  messageIn(language: Language): string {
    return WORDINGS[this.reason][language](this.subject.slice(0, 200));
  }

  get errorNumber(): number {
    return WORDINGS[this.reason].errorNumber;
  }
}
