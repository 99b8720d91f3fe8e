import type { FieldKind } from "../../connector-schema";

type Moment = "date" | "dateTime" | "time";

const DAY = /^(-?)(\d{4,})-(\d\d)-(\d\d)/;
const TIME = /^(\d\d):(\d\d):(\d\d)(\.\d+)?/;
const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
const MOST_ZONE_MINUTES = 14 * 60;

/** Whether XSD takes it as a date, a time or both. libxml2 takes no blanks around it, where XSD would. */
export function isMoment(kind: Moment, value: string): boolean {
  let rest = value;
  if (kind !== "time") {
    const day = DAY.exec(rest);
    if (!day || !isDay(day)) return false;
    rest = rest.slice(day[0].length);
    if (kind === "dateTime") {
      if (!rest.startsWith("T")) return false;
      rest = rest.slice(1);
    }
  }
  if (kind !== "date") {
    const time = TIME.exec(rest);
    if (!time || !isTime(time)) return false;
    rest = rest.slice(time[0].length);
  }
  return rest === "" || isZone(rest);
}

/** What ends in `Z` or an offset: Profit's dates are Dutch wall-clock time (design 5.5). */
export function hasZone(kind: FieldKind, value: string): boolean {
  if (kind !== "date" && kind !== "dateTime" && kind !== "time") return false;
  return ZONE.test(value) && MOMENTS.some((one) => isMoment(one, value));
}

export const MOMENTS: readonly Moment[] = ["dateTime", "date", "time"];

function isDay([, , year = "", month = "", day = ""]: RegExpExecArray): boolean {
  if (Number(year) === 0 || (year.length > 4 && year.startsWith("0"))) return false;
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(Number(year), m);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isTime([, hour = "", minute = "", second = "", fraction = ""]: RegExpExecArray): boolean {
  if (hour === "24") return minute === "00" && second === "00" && !/[1-9]/.test(fraction);
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function isZone(rest: string): boolean {
  if (rest === "Z") return true;
  const [, hours = "", minutes = ""] = /^[+-](\d\d):(\d\d)$/.exec(rest) ?? [];
  return hours !== "" && Number(minutes) < 60 && Number(hours) * 60 + Number(minutes) <= MOST_ZONE_MINUTES;
}
