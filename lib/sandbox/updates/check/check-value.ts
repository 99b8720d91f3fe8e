import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../../refusal";
import { readDate } from "../../rows/wall-clock";
import type { CodeValue, UpdateField } from "../definition";
import { isZero, notInList, notOfItsKind, tooLong, tooManyDigits } from "../wordings";

/** No zone: a date is Dutch wall-clock (protocol 3.6). */
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);
const INTEGER = /^[+-]?\d+(\.0*)?$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Reads a written value as its field's kind. Throws a SandboxRefusal for what the field cannot hold. */
export function checkValue(field: UpdateField, written: string | null): CellValue {
  if (written === null || written === "") return null;
  const cell = field.xsdType === "string" ? written : readKind(field, written.trim());
  if (cell === undefined) throw new SandboxRefusal(notOfItsKind(field));
  if (cell === null) return null;
  if (typeof cell === "string" && isTooLong(field, cell)) throw new SandboxRefusal(tooLong(field));
  if (field.notZero && Number(cell) === 0) throw new SandboxRefusal(isZero(field));
  return field.values ? listedValue(field, field.values, cell) : cell;
}

/** As the list spells it: official examples write `art` for Art (protocol 3.4, 6.3). */
function listedValue(field: UpdateField, values: readonly CodeValue[], cell: CellValue): CellValue {
  const code = String(cell).toLowerCase();
  const exact = values.find(({ id }) => id === String(cell));
  const listed = exact ?? values.find(({ id }) => id.toLowerCase() === code);
  if (!listed) throw new SandboxRefusal(notInList(field));
  return typeof cell === "string" ? listed.id : cell;
}

/** Null when blanks are all there is, undefined when it is of another kind. */
function readKind(field: UpdateField, text: string): CellValue | undefined {
  if (text === "") return null;
  switch (field.xsdType) {
    case "long":
      return readInteger(text);
    case "decimal":
      return readDecimal(field, text);
    case "boolean":
      return FLAGS.get(text.toLowerCase());
    case "base64Binary":
      return readBase64(text);
    case "time":
      return readTime(text);
    default:
      return readDay(field, text);
  }
}

/** `12.0` is whole (inferred). What a number of JSON cannot hold exactly is refused, for it could not be read back. */
function readInteger(text: string): number | undefined {
  const number = INTEGER.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? (number ?? 0) + 0 : undefined;
}

/** Digits are counted as XSD counts them: zeros at either end do not. A field whose size is not known takes any. */
function readDecimal(field: UpdateField, text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const [whole = "", fraction = ""] = text.replace(/^[+-]/, "").split(".");
  const digits = whole.replace(/^0+/, "").length;
  const decimals = fraction.replace(/0+$/, "").length;
  if (field.totalDigits > 0 && (decimals > field.decimals || digits + decimals > field.totalDigits)) {
    throw new SandboxRefusal(tooManyDigits(field));
  }
  const number = Number(text);
  // Minus zero is zero.
  return Number.isFinite(number) ? number + 0 : undefined;
}

function readBase64(text: string): string | undefined {
  const bare = text.replace(/\s+/g, "");
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare) ? bare : undefined;
}

/** A time of day, alone or with a day before it, which is dropped (inferred: OpenAPI names both forms date-time). */
function readTime(text: string): string | undefined {
  if (TIME.test(text)) return text.length === 5 ? `${text}:00` : text;
  return MOMENT.test(text) ? readDate(text)?.slice(11, 19) : undefined;
}

/** A time behind a plain date is dropped; a moment without a time is at midnight (both inferred). */
function readDay(field: UpdateField, text: string): string | undefined {
  const moment = DATE.test(text) || MOMENT.test(text) ? readDate(text) : undefined;
  return field.xsdType === "date" && moment !== undefined ? `${moment.slice(0, 10)}T00:00:00.000` : moment;
}

/** Characters, not UTF-16 units, as XSD counts them. */
function isTooLong({ length }: UpdateField, text: string): boolean {
  return length > 0 && text.length > length && (text.length > 2 * length || [...text].length > length);
}
