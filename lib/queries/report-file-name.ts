import { type CalendarDay, isoOfDay } from "./calendar-day";
import { filledText, placeholdersIn } from "./placeholders";
import type { ReportField } from "./report-field";

/** Today, in the words of either language; no question of a report can be called so. */
const TODAY = ["datum", "date"];
/** A pattern is text with blanks; `\{{naam}}` is those words themselves. */
const ESCAPED = /\\(\{\{)/g;
const KEPT = "\uE000";

/** `Van datum` → `van_datum`: how a question is called in a pattern; by its code where the label has no letters or is today's. */
export function nameInPattern({ label, code }: Pick<ReportField, "label" | "code">): string {
  const name = label
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^[_\p{N}]+|_+$/gu, "");
  return (name === "" || TODAY.includes(name) ? code.toLowerCase() : name).slice(0, 40);
}

/** Blanks of a pattern that nothing will fill. */
export function unknownInPattern(pattern: string, fields: readonly ReportField[]): string[] {
  const known = new Set([...TODAY, ...fields.flatMap((field) => [nameInPattern(field), field.code.toLowerCase()])]);
  return placeholdersIn(pattern.replace(ESCAPED, KEPT)).filter((name) => !known.has(name.toLowerCase()));
}

/**
 * `Factuur {{nummer}} {{datum}}.pdf` with the values of a run: `{{label}}` or `{{code}}` of a question, `{{datum}}` or
 * `{{date}}` for today. What a value brings along is not looked at again. Not yet safe as a name: see lib/format.
 */
export function filledFileName(
  pattern: string,
  fields: readonly ReportField[],
  {
    values,
    today,
    words,
  }: { values: readonly (string | null)[]; today: CalendarDay; words: { yes: string; no: string } },
): string {
  const byName = new Map<string, string>();
  for (const [place, field] of fields.entries()) {
    const value = values[place] ?? null;
    const text = value === null ? "" : shownValue(field, value, words);
    for (const name of [nameInPattern(field), field.code.toLowerCase()]) {
      if (!byName.get(name)) byName.set(name, text);
    }
  }
  for (const name of TODAY) byName.set(name, isoOfDay(today));
  const filled = filledText(pattern.replace(ESCAPED, KEPT), (name) => byName.get(name.toLowerCase()))
    .replaceAll(KEPT, "{{")
    .replace(/\s+/g, " ")
    .replace(/\s+(\.[A-Za-z0-9]{1,8})$/, "$1")
    .trim();
  return /\.pdf$/i.test(filled) ? filled : `${filled}.pdf`;
}

/** A day without its midnight, a moment without colons, a tick in words. */
function shownValue({ kind }: ReportField, value: string, words: { yes: string; no: string }): string {
  if (kind === "boolean") return value === "1" ? words.yes : value === "0" ? words.no : value;
  if (kind === "date" || kind === "dateTime")
    return value
      .replace(/T00:00:00$/, "")
      .replace("T", " ")
      .replaceAll(":", ".");
  return value;
}
