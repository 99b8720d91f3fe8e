/** The languages people can choose; the first is used when the browser asks for neither. */
export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Written by the language switch, read on every request; no secret, so scripts may read it. */
export const LANGUAGE_COOKIE = "schakel-language";

/** The first language we speak in an Accept-Language header. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | null): Language {
  const wished = [cookie ?? "", ...(acceptLanguage ?? "").split(",")].map((entry) =>
    entry.trim().slice(0, 2).toLowerCase(),
  );
  return (
    wished.map((entry) => LANGUAGES.find((language) => language === entry)).find((found) => found !== undefined) ?? "nl"
  );
}
