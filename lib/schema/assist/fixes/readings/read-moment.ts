// cspell:ignore januari februari maart april juni juli augustus oktober uur
/** Behind a time, or a date as XSD writes it: `31-12-2026` ends in no zone. */
const ZONE = /(?<=:\d\d(?:\.\d+)?|^\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:?\d\d)$/;

type Moment = "date" | "dateTime" | "time";

/**
 * The dates and times that a text may mean, as XSD writes them: all of them where it can be read in more than one way
 * (days and months by a slash, years of two digits). `isWhole` is false when something of the text is lost.
 */
export function readMoment(written: string, kind: Moment): { value: string; isWhole: boolean }[] {
  const text = written.trim().replace(ZONE, "");
  if (kind === "time") return readTimeAlone(text);
  const split = splitTime(text);
  if (!split) return [];
  const { day, time } = split;
  return readDay(day).map((date) => {
    if (kind === "dateTime") return { value: `${date}T${time ?? "00:00:00"}`, isWhole: true };
    return { value: date, isWhole: time === null || time === "00:00:00" };
  });
}

function readTimeAlone(text: string): { value: string; isWhole: boolean }[] {
  const time = readTime(text);
  if (time) return [{ value: time, isWhole: true }];
  const split = splitTime(text);
  return split?.time && readDay(split.day).length > 0 ? [{ value: split.time, isWhole: false }] : [];
}

function splitTime(text: string): { day: string; time: string | null } | null {
  const [, day = "", clock = ""] = /^(.*?\d)(?:T|,?\s+)(\d{1,2}[:.u]\d\d.*)$/i.exec(text) ?? [];
  if (clock === "") return { day: text, time: null };
  const time = readTime(clock);
  return time === null ? null : { day, time };
}

/** "9:30", "09.30 uur", "9u30", "0930", "9:30:15", "9:30 pm". */
function readTime(text: string): string | null {
  const pattern = /^(\d{1,2})[:.u]?(\d\d)(?:[:.](\d\d))?(\.\d+)?\s*(?:uur|h|([ap])\.?m\.?)?$/i;
  const [, hours = "", minutes = "", seconds = "00", fraction = "", half] = pattern.exec(text) ?? [];
  if (hours === "") return null;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12)) return null;
  return `${two(hour)}:${minutes}:${seconds}${fraction}`;
}

function readDay(text: string): string[] {
  const [, year, month, day] = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text) ?? [];
  if (year) return dates([[year, month, day]]);
  const [, first = "", sign = "", second = "", years = ""] =
    /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text) ?? [];
  if (first) {
    // Only those who write a slash may mean the month first.
    const orders =
      sign === "/"
        ? [
            [second, first],
            [first, second],
          ]
        : [[second, first]];
    return dates(yearsOf(years).flatMap((one) => orders.map(([month_, day_]) => [one, month_, day_])));
  }
  return readNamedMonth(text);
}

const MONTHS = [
  ...[/^ja/, /^f/, /^(?:mrt|maa|mar)/, /^ap/, /^(?:mei|may)/, /^jun/],
  ...[/^jul/, /^au/, /^s/, /^o[kc]/, /^n/, /^d/],
];

/** "31 december 2026", "31-dec-2026", "December 31, 2026". */
function readNamedMonth(text: string): string[] {
  const lower = text.toLowerCase();
  const [, day, name, year] = /^(\d{1,2})[\s.-]+(\p{L}{3,9})\.?[\s.,-]+(\d{4})$/u.exec(lower) ?? [];
  const [, name_, day_, year_] = /^(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(lower) ?? [];
  const month = MONTHS.findIndex((pattern) => pattern.test(name ?? name_ ?? "")) + 1;
  return month === 0 ? [] : dates([[year ?? year_, String(month), day ?? day_]]);
}

function yearsOf(written: string): string[] {
  return written.length === 4 ? [written] : [`20${written}`, `19${written}`];
}

/** Those that are in the calendar, each once. */
function dates(found: readonly (readonly (string | undefined)[])[]): string[] {
  const written = found.flatMap(([year = "", month = "", day = ""]) => {
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    at.setUTCFullYear(Number(year));
    const exists = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) && Number(year) > 0;
    return exists ? [`${year}-${two(Number(month))}-${two(Number(day))}`] : [];
  });
  return [...new Set(written)];
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
