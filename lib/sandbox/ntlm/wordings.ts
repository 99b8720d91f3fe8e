// cspell:ignore inloggegevens Omgeving
import { UNEXPECTED, type Wording } from "../refusal";

/** The user in the parameters is another than the one who signed in, or the password is wrong (protocol 2.3 has the words). */
export const LOGIN_INVALID: Wording = {
  nl: () => "Ongeldige gebruikersnaam: de inloggegevens zijn niet gevonden.",
  en: () => "Invalid user name: the login details (inloggegevens) were not found.",
  errorNumber: UNEXPECTED,
};

export const ENVIRONMENT_UNKNOWN: Wording = {
  nl: (code) => `Omgeving '${code}' bestaat niet.`,
  en: (code) => `Environment '${code}' does not exist.`,
  errorNumber: UNEXPECTED,
};
