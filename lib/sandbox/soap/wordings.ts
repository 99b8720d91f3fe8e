// cspell:ignore inloggegevens tekst Connectorversie opdracht
import { NOT_SUPPORTED, UNEXPECTED, type Wording } from "../refusal";

/** In the words of protocol 4.9: a name that nobody has is told apart from one that the caller may not use. */
export const CONNECTOR_UNKNOWN: Wording = {
  nl: (id) => `Connector '${id}' bestaat niet.`,
  en: (id) => `Connector '${id}' does not exist.`,
  errorNumber: NOT_SUPPORTED,
};

/** A token in the body that is no token (protocol 2.3); its WARN line stands in authenticate-call.ts. */
export const TOKEN_UNREADABLE: Wording = {
  nl: () => "Het token kan niet worden gelezen.",
  en: () => "The token cannot be read.",
  errorNumber: UNEXPECTED,
};

/** A token in the body that nobody has (protocol 2.3: the text mentions an invalid user name, "inloggegevens"). */
export const TOKEN_UNKNOWN: Wording = {
  nl: () => "Ongeldige gebruikersnaam: de inloggegevens zijn niet gevonden.",
  en: () => "Invalid user name: the login details (inloggegevens) were not found.",
  errorNumber: UNEXPECTED,
};

export const OTP_INVALID: Wording = {
  nl: () => "De activeringscode is niet geldig.",
  en: () => "The activation code is not valid.",
  errorNumber: UNEXPECTED,
};

export const OPTIONS_UNREADABLE: Wording = {
  nl: (what) => `De opties kunnen niet worden gelezen: ${what}.`,
  en: (what) => `The options cannot be read: ${what}.`,
  errorNumber: UNEXPECTED,
};

/** Reported for app connectors since 2017 (protocol 4.4). */
export const TEXT_OUTPUT: Wording = {
  nl: () => "Outputmode 2 (tekst) wordt voor app connectoren niet ondersteund.",
  en: () => "Outputmode 2 (text) is not supported for app connectors.",
  errorNumber: UNEXPECTED,
};

export const VERSION_UNKNOWN: Wording = {
  nl: (version) => `Connectorversie '${version}' bestaat niet.`,
  en: (version) => `Connector version '${version}' does not exist.`,
  errorNumber: UNEXPECTED,
};

export const DATA_ID_UNKNOWN: Wording = {
  nl: (id) => `DataID '${id}' bestaat niet.`,
  en: (id) => `DataID '${id}' does not exist.`,
  errorNumber: UNEXPECTED,
};

export const PARAMETERS_UNREADABLE: Wording = {
  nl: (what) => `De parameters kunnen niet worden gelezen: ${what}.`,
  en: (what) => `The parameters cannot be read: ${what}.`,
  errorNumber: UNEXPECTED,
};

export const FILE_UNKNOWN: Wording = {
  nl: (id) => `De bijlage van dossieritem '${id}' is niet gevonden.`,
  en: (id) => `The attachment of dossier item '${id}' was not found.`,
  errorNumber: UNEXPECTED,
};

export const COMMAND_MISSING: Wording = {
  nl: () => "Vul een waarde in bij 'Opdrachtregel'.",
  en: () => "Enter a value for 'Command line'.",
  errorNumber: UNEXPECTED,
};

export const ARCHIVE_UNREADABLE: Wording = {
  nl: () => "De bijlage is geen ZIP in base64.",
  en: () => "The attachment is no ZIP in base64.",
  errorNumber: UNEXPECTED,
};

export const COMMAND_UNKNOWN: Wording = {
  nl: (id) => `Opdracht '${id}' is niet gevonden.`,
  en: (id) => `Command '${id}' was not found.`,
  errorNumber: UNEXPECTED,
};
