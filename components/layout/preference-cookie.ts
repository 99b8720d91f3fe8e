const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** Remembers a taste (theme, language, rail, last connection) on this device. Never for anything secret. */
export function preferenceCookie(name: string, value: string, isSecure: boolean): string {
  return `${name}=${encodeURIComponent(value)}; path=/; max-age=${ONE_YEAR_S}; samesite=lax${isSecure ? "; secure" : ""}`;
}

export function rememberPreference(name: string, value: string): void {
  document.cookie = preferenceCookie(name, value, window.location.protocol === "https:");
}
