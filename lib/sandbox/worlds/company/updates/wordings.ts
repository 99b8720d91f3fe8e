import { NOT_SUPPORTED, UNEXPECTED, type Wording } from "../../../refusal";

/**
 * What the rules of this company's UpdateConnectors say no with (protocol 6.4). The words are ours; the numbers are those
 * of protocol 3.0 where it knows them, and that of an unexpected error where it does not (inferred).
 */

export const IN_USE: Wording = {
  nl: (what) => `'${what}' kan niet worden verwijderd: er wordt naar verwezen.`,
  en: (what) => `'${what}' cannot be deleted: it is referred to.`,
  errorNumber: UNEXPECTED,
};

export const NUMBER_TAKEN: Wording = {
  nl: (number) => `Nummer '${number}' is al in gebruik.`,
  en: (number) => `Number '${number}' is in use already.`,
  errorNumber: UNEXPECTED,
};

export const SEVERAL_MATCH: Wording = {
  nl: (by) => `Er is meer dan een organisatie of persoon gevonden bij het vergelijken op ${by}.`,
  en: (by) => `More than one organisation or person was found when matching on ${by}.`,
  errorNumber: UNEXPECTED,
};

export const BSN_INVALID: Wording = {
  nl: () => "Het BSN voldoet niet aan de elfproef.",
  en: () => "The BSN does not pass the eleven test.",
  errorNumber: UNEXPECTED,
};

export const IBAN_INVALID: Wording = {
  nl: () => "Het IBAN-nummer voldoet niet aan de IBAN-controle.",
  en: () => "The IBAN number does not pass the IBAN check.",
  errorNumber: UNEXPECTED,
};

export const BARCODE_INVALID: Wording = {
  nl: (code) => `Barcode '${code}' is geen geldige EAN13.`,
  en: (code) => `Barcode '${code}' is not a valid EAN13.`,
  errorNumber: UNEXPECTED,
};

export const OTHER_RELATION: Wording = {
  nl: (number) => `Er hoort al een andere organisatie of persoon bij '${number}'.`,
  en: (number) => `Another organisation or person belongs to '${number}' already.`,
  errorNumber: UNEXPECTED,
};

export const NOT_REMOVABLE: Wording = {
  nl: (what) => `'${what}' kan hier niet worden verwijderd.`,
  en: (what) => `'${what}' cannot be deleted here.`,
  errorNumber: UNEXPECTED,
};

export const TYPE_NOT_ALLOWED: Wording = {
  nl: (type) => `Een dossieritem van type '${type}' kan niet worden toegevoegd: het is een type van AFAS.`,
  en: (type) => `A dossier item of type '${type}' cannot be inserted: it is a type of AFAS.`,
  errorNumber: NOT_SUPPORTED,
};

export const DESTINATION_NOT_ALLOWED: Wording = {
  nl: (destination) => `Bestemming '${destination}' is niet toegestaan bij dit type dossieritem.`,
  en: (destination) => `Destination '${destination}' is not allowed for this type of dossier item.`,
  errorNumber: NOT_SUPPORTED,
};

export const UNBALANCED: Wording = {
  nl: (difference) => `De journaalpost is niet in evenwicht: het verschil tussen debet en credit is ${difference}.`,
  en: (difference) => `The journal entry does not balance: debit and credit differ by ${difference}.`,
  errorNumber: UNEXPECTED,
};

export const ACCOUNT_BLOCKED: Wording = {
  nl: (account) => `Grootboekrekening '${account}' is geblokkeerd.`,
  en: (account) => `Ledger account '${account}' is blocked.`,
  errorNumber: UNEXPECTED,
};

export const ENTRY_INCOMPLETE: Wording = {
  nl: () => "Verwijder een journaalpost als geheel, met het nummer van de journaalpost of het factuurnummer.",
  en: () => "Delete a journal entry as a whole, by its number or its invoice number.",
  errorNumber: UNEXPECTED,
};

export const ORDER_PROCESSED: Wording = {
  nl: (order) => `Verkooporder '${order}' is al gefactureerd en kan niet meer worden gewijzigd.`,
  en: (order) => `Sales order '${order}' was invoiced already and can no longer be changed.`,
  errorNumber: UNEXPECTED,
};

export const ENDS_BEFORE_START: Wording = {
  nl: () => "De einddatum ligt voor de begindatum.",
  en: () => "The end date lies before the start date.",
  errorNumber: UNEXPECTED,
};

export const FILE_UNREADABLE: Wording = {
  nl: (name) => `De inhoud van bestand '${name}' is geen geldige base64.`,
  en: (name) => `The content of file '${name}' is not valid base64.`,
  errorNumber: UNEXPECTED,
};
