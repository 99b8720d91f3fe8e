import { UNEXPECTED, type Wording } from "../refusal";

/** What the documents refuse in words. None of it is in a source read (protocol 3.12 has the rules, not the words). */
export const DOCUMENT_WORDINGS = {
  reportUnknown: {
    nl: (id) => `Rapport '${id}' bestaat niet.`,
    en: (id) => `Report '${id}' does not exist.`,
    errorNumber: UNEXPECTED,
  },
  reportStartScreen: {
    nl: (title) => `Rapport '${title}' heeft een eigen startscherm en kan niet via de ReportConnector worden gestart.`,
    en: (title) => `Report '${title}' has a start screen of its own and cannot be run by the ReportConnector.`,
    errorNumber: UNEXPECTED,
  },
  reportNotAuthorised: {
    nl: (title) => `De gebruiker is niet geautoriseerd voor rapport '${title}'.`,
    en: (title) => `The user is not authorised for report '${title}'.`,
    errorNumber: UNEXPECTED,
  },
  imageFormat: {
    nl: (format) => `Afbeeldingsformaat '${format}' bestaat niet.`,
    en: (format) => `Image format '${format}' does not exist.`,
    errorNumber: UNEXPECTED,
  },
} as const satisfies Record<string, Wording>;
