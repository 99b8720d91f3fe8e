import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { FieldDefinition } from "../../rows/definition";
import { printDecimal } from "../../rows/print-cell";
import { shownDate } from "../../rows/wall-clock";
import type { SandboxSettings } from "../../settings";

/** A cell as text, before it is escaped; null for an empty one. */
export type CellText = (cell: CellValue) => string | null;

/**
 * How the cells of a field look in XML: dates without Z, decimals with their zero from Profit 7 on, booleans as true and
 * false (inferred, 9.24; can be turned). An empty text counts as empty, for XML knows no difference (inferred).
 */
export function cellTextOf({ dataType }: FieldDefinition, settings: SandboxSettings): CellText {
  const flag = flagText(settings);
  return (cell) => {
    if (cell === null || cell === "") return null;
    if (typeof cell === "boolean") return flag(cell);
    if (typeof cell === "number") return printDecimal(cell, settings.profitVersion);
    return dataType === "date" ? shownDate(cell).slice(0, -1) : cell;
  };
}

export function flagText({ openQuestions }: SandboxSettings): (flag: boolean) => string {
  const [yes, no] = openQuestions.soapBooleans === "true-false" ? ["true", "false"] : ["1", "0"];
  return (flag) => (flag ? yes : no);
}
