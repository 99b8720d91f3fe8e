/** The languages the sandbox speaks. Profit speaks more (protocol 3.0), always with a fallback. */
export type Language = "nl" | "en";

/** What the sandbox's environment speaks when the caller names no language that it knows. */
const ENVIRONMENT_LANGUAGE: Language = "nl";

/**
 * The first language of an Accept-Language header that the sandbox has. `nl-be` gives Dutch, `en-en` English; `fr-fr`
 * and `de-de` are known to Profit but not to the sandbox, and fall back on the language of the environment, as an
 * absent header does (protocol 3.0).
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? "").slice(0, 1_000).split(",")) {
    const tag = part.split(";")[0]?.trim().toLowerCase() ?? "";
    if (tag === "nl" || tag.startsWith("nl-")) return "nl";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return ENVIRONMENT_LANGUAGE;
}
