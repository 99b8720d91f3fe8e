/** How the console looks. `system` follows the device and needs no class: app/globals.css does it with light-dark(). */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Written in the browser by the theme switch, read by the server before the first byte; no secret. */
export const THEME_COOKIE = "schakel-theme";

export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}

/** The class on <html>. */
export function themeClassOf(theme: Theme): "" | "light" | "dark" {
  return theme === "system" ? "" : theme;
}
