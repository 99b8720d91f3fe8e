/**
 * What people read: numbers, sizes, durations and moments, in the reader's language. Plain functions of their arguments;
 * no texts of screens (lib/messages), no Profit wire, no clock of its own.
 */
export type FormatLanguage = "nl" | "en";

const LOCALES = { nl: "nl-NL", en: "en-GB" } as const satisfies Record<FormatLanguage, string>;

/** The BCP 47 tag to format with: our English is British, as is its day before month. */
export function localeOf(language: FormatLanguage): string {
  return LOCALES[language];
}

/** Making an Intl object costs some 50 µs, and a grid asks thousands of times. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: FormatLanguage, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${language}${maximumFractionDigits}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits });
  numberFormats.set(key, made);
  return made;
}

/** 12500 → "12.500" or "12,500"; at most `decimals` places after the comma, zeros left out. */
export function formatNumber(value: number, language: FormatLanguage, decimals = 0): string {
  return numberFormat(language, decimals).format(value);
}

/** 0.4567 → "46%", 0.0123 → "1.2%". */
export function formatPercent(fraction: number, language: FormatLanguage): string {
  const percent = fraction * 100;
  return `${formatNumber(percent, language, Math.abs(percent) < 10 ? 1 : 0)}%`;
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Steps of 1000, as the units say: 1_500_000 → "1,5 MB". Three digits are enough to judge by. */
export function formatBytes(sizeBytes: number, language: FormatLanguage): string {
  let value = sizeBytes;
  let unit = 0;
  // 999.5 would be rounded to "1000 kB".
  while (Math.abs(value) >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const decimals = unit === 0 || Math.abs(value) >= 99.95 ? 0 : 1;
  return `${formatNumber(value, language, decimals)}\u00a0${BYTE_UNITS[unit]}`;
}

/** Rows per second and the like: small rates keep a place after the comma. */
export function formatRate(perSecond: number, language: FormatLanguage): string {
  return formatNumber(perSecond, language, perSecond < 10 ? 1 : 0);
}
