// cspell:ignore DDTUU
import { NOT_SUPPORTED, REFERENCE_UNKNOWN, UNEXPECTED, type Wording } from "../refusal";
import type { Label, RowAction, UpdateField, UpdateObject } from "./definition";

/**
 * What UpdateConnectors say no with. The words are ours: Profit's vary per version (protocol 3.0). Those about a field
 * name its label, which differs per language, so they are made for it. A missing value has the number that protocol 3.0
 * shows; that other values which may not be have it too is inferred.
 */

type Labelled = { label: Label };

export const UNREADABLE: Wording = {
  nl: (why) => `De gegevens kunnen niet worden gelezen: ${why}`,
  en: (why) => `The data cannot be read: ${why}`,
  errorNumber: UNEXPECTED,
};

/** What Visual Basic says of an outer line without Action around others (protocol 6.1). No language has words for it. */
export const NO_OUTER_ACTION: Wording = {
  nl: () => "Object variable or With block variable not set",
  en: () => "Object variable or With block variable not set",
  errorNumber: UNEXPECTED,
};

/** What .NET says when SOAP lacks what was expected (protocol 6.1). */
export const NOT_SET: Wording = {
  nl: () => "Object reference not set to an instance of an object.",
  en: () => "Object reference not set to an instance of an object.",
  errorNumber: UNEXPECTED,
};

export const FIELD_UNKNOWN: Wording = {
  nl: (name) => `Veld '${name}' bestaat niet in deze UpdateConnector.`,
  en: (name) => `Field '${name}' does not exist in this UpdateConnector.`,
  errorNumber: UNEXPECTED,
};

export const OBJECT_UNKNOWN: Wording = {
  nl: (name) => `Object '${name}' bestaat niet in deze UpdateConnector.`,
  en: (name) => `Object '${name}' does not exist in this UpdateConnector.`,
  errorNumber: UNEXPECTED,
};

function about(
  { label }: Labelled,
  nl: (label: string) => string,
  en: (label: string) => string,
  errorNumber = NOT_SUPPORTED,
): Wording {
  return { nl: () => nl(label.nl), en: () => en(label.en), errorNumber };
}

export function valueMissing(what: Labelled): Wording {
  return about(
    what,
    (label) => `Vul een waarde in bij '${label}'.`,
    (label) => `Enter a value for '${label}'.`,
  );
}

export function referenceUnknown(what: Labelled): Wording {
  return about(
    what,
    (label) => `De waarde die is ingevuld bij '${label}' bestaat niet.`,
    (label) => `The value entered for '${label}' does not exist.`,
    REFERENCE_UNKNOWN,
  );
}

export function notInList(field: UpdateField): Wording {
  return about(
    field,
    (label) => `De waarde bij '${label}' staat niet in de lijst met mogelijke waarden.`,
    (label) => `The value for '${label}' is not in the list of possible values.`,
  );
}

export function notOfItsKind(field: UpdateField): Wording {
  const kinds = {
    string: ["tekst", "text"],
    long: ["geheel getal", "whole number"],
    decimal: ["getal", "number"],
    boolean: ["ja/nee-waarde", "yes/no value"],
    date: ["datum JJJJ-MM-DD", "date YYYY-MM-DD"],
    dateTime: ["datum met tijd JJJJ-MM-DDTUU:MM:SS", "date and time YYYY-MM-DDTHH:MM:SS"],
    time: ["tijd UU:MM:SS", "time HH:MM:SS"],
    base64Binary: ["bestand in base64", "file in base64"],
  } as const;
  const [nl, en] = kinds[field.xsdType];
  return about(
    field,
    (label) => `De waarde bij '${label}' is niet geldig (verwacht: ${nl}).`,
    (label) => `The value for '${label}' is not valid (expected: ${en}).`,
  );
}

export function tooLong(field: UpdateField): Wording {
  return about(
    field,
    (label) => `De waarde bij '${label}' is te lang (maximaal ${field.length} tekens).`,
    (label) => `The value for '${label}' is too long (${field.length} characters at most).`,
  );
}

export function tooManyDigits(field: UpdateField): Wording {
  const { totalDigits, decimals } = field;
  return about(
    field,
    (label) =>
      `De waarde bij '${label}' heeft te veel cijfers (maximaal ${totalDigits}, waarvan ${decimals} decimalen).`,
    (label) => `The value for '${label}' has too many digits (${totalDigits} at most, of which ${decimals} decimals).`,
  );
}

export function isZero(field: UpdateField): Wording {
  return about(
    field,
    (label) => `De waarde bij '${label}' mag niet 0 zijn.`,
    (label) => `The value for '${label}' may not be 0.`,
  );
}

export function contradiction(field: UpdateField): Wording {
  return about(
    field,
    (label) => `Bij '${label}' zijn twee verschillende waarden ingevuld.`,
    (label) => `Two different values were entered for '${label}'.`,
  );
}

export function recordUnknown(object: UpdateObject): Wording {
  return about(
    object,
    (label) => `${label}: het record bestaat niet.`,
    (label) => `${label}: the record does not exist.`,
  );
}

export function recordExists(object: UpdateObject): Wording {
  return about(
    object,
    (label) => `${label}: het record bestaat al.`,
    (label) => `${label}: the record exists already.`,
  );
}

export function severalRecords(object: UpdateObject): Wording {
  return about(
    object,
    (label) => `${label}: er zijn meer records die voldoen.`,
    (label) => `${label}: several records fit.`,
  );
}

export function onlyOneLine(object: UpdateObject): Wording {
  return about(
    object,
    (label) => `${label}: er is maar een regel mogelijk.`,
    (label) => `${label}: only one line is possible.`,
  );
}

const ACTIONS = {
  insert: ["toegevoegd", "inserted"],
  update: ["gewijzigd", "updated"],
  delete: ["verwijderd", "deleted"],
} as const satisfies Record<RowAction, readonly [string, string]>;

export function actionImpossible(what: Labelled, action: RowAction): Wording {
  const [nl, en] = ACTIONS[action];
  return about(
    what,
    (label) => `${label}: via deze UpdateConnector kan niet worden ${nl}.`,
    (label) => `${label}: cannot be ${en} by this UpdateConnector.`,
  );
}
