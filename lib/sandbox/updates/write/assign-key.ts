import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { CheckedLine } from "../check/check-lines";
import type { UpdateField } from "../definition";
import { identifyingFields } from "../store/key-index";
import type { RecordStore } from "../store/record-store";
import type { Spot } from "./find-record";

/**
 * Gives a new record of the store's own lists the number that the caller left to Profit (protocol 9.10): the last part
 * of its key, when that is a number, or a text that need not be filled in. A record of the world gets its own there.
 */
export function assignKey(store: RecordStore, { object, parent }: Spot, line: CheckedLine): CheckedLine {
  const identifying = identifyingFields(object);
  const last = identifying.at(-1);
  if (object.records || !last || (line.values.get(last) ?? null) !== null || !isNumbered(last)) return line;
  const parentRecord = parent?.record ?? null;
  for (;;) {
    const number = store.nextNumber(object, parentRecord);
    const own: CellValue = last.dataType === "int" ? number : String(number);
    const key = identifying.map((field) => (field === last ? own : (line.values.get(field) ?? null)));
    if (store.find(object, parentRecord, key).length === 0)
      return { ...line, values: new Map([...line.values, [last, own]]) };
  }
}

function isNumbered({ dataType, mandatory }: UpdateField): boolean {
  return dataType === "int" || (dataType === "string" && !mandatory);
}
