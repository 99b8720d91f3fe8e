import { expect, test } from "vitest";
import { LANGUAGE_COOKIE, languageOf } from "@/lib/messages/languages";
import { preferenceCookie } from "./preference-cookie";
import { THEME_COOKIE, themeClassOf, themeOf } from "./theme";

test.each([
  [undefined, "system", ""],
  ["dark", "dark", "dark"],
  ["light", "light", "light"],
  ["system", "system", ""],
  ['"><script>', "system", ""],
])("theme cookie %s gives %s and class %s", (cookie, theme, className) => {
  expect(themeOf(cookie)).toBe(theme);
  expect(themeClassOf(themeOf(cookie))).toBe(className);
});

test.each([
  [undefined, null, "nl"],
  ["en", "nl-NL,nl;q=0.9", "en"],
  [undefined, "en-GB,en;q=0.9,nl;q=0.8", "en"],
  [undefined, "de-DE,nl;q=0.5", "nl"],
  ["xx", "en", "en"],
])("language cookie %s and browser %s give %s", (cookie, accept, language) => {
  expect(languageOf(cookie, accept)).toBe(language);
});

test("a preference lives a year on the whole site, and travels over https alone where there is https", () => {
  expect(preferenceCookie(THEME_COOKIE, "dark", false)).toBe(
    "schakel-theme=dark; path=/; max-age=31536000; samesite=lax",
  );
  expect(preferenceCookie(LANGUAGE_COOKIE, "a;b", true)).toBe(
    "schakel-language=a%3Bb; path=/; max-age=31536000; samesite=lax; secure",
  );
});
