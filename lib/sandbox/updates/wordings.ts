import { UNEXPECTED, type Wording } from "../refusal";

/** What UpdateConnectors say no with. The words are ours (protocol 3.0); labels come in the caller's language. */

export const UNREADABLE: Wording = {
  nl: (why) => `De gegevens kunnen niet worden gelezen: ${why}`,
  en: (why) => `The data cannot be read: ${why}`,
  errorNumber: UNEXPECTED,
};
