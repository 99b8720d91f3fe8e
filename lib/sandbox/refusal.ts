// cspell:ignore Connectorveld
import type { Language } from "./language";

/** The numbers that sources agree on (protocol 3.0). Clients must not build on them. */
export const UNEXPECTED = -2147180999;
export const NOT_SUPPORTED = -2147180996;
export const REFERENCE_UNKNOWN = -2147220469;

/** One "no" in both languages. The words are ours: Profit's own vary per version and language (protocol 3.0). */
export type Wording = { nl: (subject: string) => string; en: (subject: string) => string; errorNumber: number };

/** The refusals that several rooms speak; a room's own stand in its `wordings.ts`. */
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
  durationExceeded: {
    nl: (seconds) => `De maximale verwerkingsduur van ${seconds} seconden is overschreden.`,
    en: (seconds) => `The maximum duration of ${seconds} seconds has been exceeded.`,
    errorNumber: UNEXPECTED,
  },
  tooManyCalls: {
    nl: (most) => `Er zijn al ${most} gelijktijdige aanroepen. Probeer het later opnieuw.`,
    en: (most) => `There are ${most} simultaneous calls already. Try again later.`,
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

/** Thrown anywhere below a service; the dispatcher turns it into the HTTP 500 or the SOAP fault that Profit says no with. */
export class SandboxRefusal extends Error {
  override readonly name = "SandboxRefusal";
  readonly wording: Wording;
  readonly subject: string;

  constructor(wording: Wording | RefusalReason, subject = "") {
    const found = typeof wording === "string" ? WORDINGS[wording] : wording;
    super(found.en(subject));
    this.wording = found;
    this.subject = subject;
  }

  /** Refused because the connector is not there or not for this caller, which Profit does not tell apart (protocol 7.3). */
  get isNotAuthorised(): boolean {
    return this.wording === WORDINGS.notAuthorised;
  }

  messageIn(language: Language): string {
    return this.wording[language](this.subject.slice(0, 200));
  }

  get errorNumber(): number {
    return this.wording.errorNumber;
  }
}
