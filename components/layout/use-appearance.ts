"use client";

import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LANGUAGE_COOKIE, type Language } from "@/lib/messages/languages";
import { rememberPreference } from "./preference-cookie";
import { THEME_COOKIE, themeClassOf, type Theme } from "./theme";

export type Appearance = {
  theme: Theme;
  chooseTheme: (theme: Theme) => void;
  language: Language;
  chooseLanguage: (language: Language) => void;
};

/** Theme and language, remembered in cookies so that the server's first byte already has them right. */
export function useAppearance(initialTheme: Theme): Appearance {
  const router = useRouter();
  const language = useLocale();
  const [theme, setTheme] = useState(initialTheme);
  return {
    theme,
    chooseTheme(chosen) {
      rememberPreference(THEME_COOKIE, chosen);
      document.documentElement.className = themeClassOf(chosen);
      setTheme(chosen);
    },
    language,
    chooseLanguage(chosen) {
      rememberPreference(LANGUAGE_COOKIE, chosen);
      router.refresh(); // new texts from the server; what is typed and scrolled stays
    },
  };
}
