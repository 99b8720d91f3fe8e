import type { Language } from "@/lib/messages/languages";

/** In their own language, so that who landed in the wrong one finds the way back. Not translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nl: "Nederlands", en: "English" };
