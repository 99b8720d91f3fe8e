import { formatNumber, type FormatLanguage } from "./numbers";

const UNITS = {
  nl: { ms: "ms", s: "s", min: "min", h: "u", d: "d" },
  en: { ms: "ms", s: "s", min: "min", h: "h", d: "d" },
} as const;

/** How long something took: "850 ms", "1,5 s", "42 s", "3 min 5 s", "2 u 10 min", "4 d 3 u". */
export function formatDuration(durationMs: number, language: FormatLanguage): string {
  const unit = UNITS[language];
  const join = (value: string, name: string) => `${value}\u00a0${name}`;
  const ms = Math.max(0, durationMs);
  if (ms < 999.5) return join(formatNumber(Math.round(ms), language), unit.ms);
  if (ms < 59_500) return join(formatNumber(ms / 1_000, language, ms < 9_950 ? 1 : 0), unit.s);
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return two(Math.floor(seconds / 60), unit.min, seconds % 60, unit.s);
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return two(Math.floor(minutes / 60), unit.h, minutes % 60, unit.min);
  const hours = Math.round(minutes / 60);
  return two(Math.floor(hours / 24), unit.d, hours % 24, unit.h);

  function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
    const first = join(String(large), largeUnit);
    return small === 0 ? first : `${first} ${join(String(small), smallUnit)}`;
  }
}
