import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { Language } from "../../language";
import type { FieldDefinition } from "../../rows/definition";

/** A cell as people read it: numbers with the separators of the language, dates without a time unless there is one. */
export function formatCell(field: FieldDefinition, cell: CellValue, language: Language): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return { nl: cell ? "Ja" : "Nee", en: cell ? "Yes" : "No" }[language];
  if (typeof cell === "number") return formatNumber(cell, field.decimals, language);
  const date = field.dataType === "date" ? /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(cell) : null;
  if (!date) return cell.replace(/[\r\n\t]+/g, " ");
  const [, year = "", month = "", day = "", time = ""] = date;
  const mark = language === "nl" ? "-" : "/";
  return [day, month, year].join(mark) + (time === "00:00" ? "" : ` ${time}`);
}

/** `1.234,50` or `1,234.50`; numbers without decimals are left as they are, for many of them are no amounts. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  if (decimals === 0) return String(value);
  const [thousands, point] = language === "nl" ? [".", ","] : [",", "."];
  const [whole = "", fraction = ""] = value.toFixed(decimals).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${point}${fraction}`;
}
