import type { RowNotation } from "../../rows/row-notation";
import type { RowWriter } from "../../rows/row-source";
import type { ProfitMajor } from "../../settings";
import { DAYS, modifiedAt, printDay } from "./bulk-moments";
import {
  amountCentsOf,
  balanceCentsOf,
  birthDayOf,
  BRANCH_CODES,
  nameOf,
  NAMES,
  quantityOf,
  remarkOf,
  REMARKS,
  STATES,
  streetOf,
  STREETS,
  TOWN_NAMES,
  townOf,
} from "./bulk-values";

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf8"));

const ZERO = 48;
/** `YYYY-MM-DD`. */
const DAY_LENGTH = 10;
const DAY_MS = 86_400_000;

/** The columns of numbers and flags; all others are texts and dates, which JSON quotes. */
const PLAIN = new Set(["Id", "Huisnummer", "Actief", "Geblokkeerd", "Bedrag", "Saldo", "Aantal"]);
/** The digits and days of a row, generously. */
const ROOM_FOR_NUMBERS = 256;

/**
 * Prints rows of `Sandbox_Bulk` straight into bytes: everything that repeats is encoded once, and a row only copies
 * those pieces and writes its numbers digit by digit. Strings in between cost four times as much, measured. A test
 * holds this to the columns of the connector, in every notation.
 */
export function bulkPrinter(profitVersion: ProfitMajor, notation: RowNotation): RowWriter {
  const pieces = piecesOf(notation);
  const { id, modified, number, names, streets, zip, towns, branches, states } = pieces;
  const { balance, quantity, birth, date, remarks } = pieces;
  // All days behind one another: as pieces of their own they would not stay in the processor's cache.
  const days = bytes(Array.from({ length: DAYS }, (_, day) => printDay(day, "").slice(0, DAY_LENGTH)).join(""));
  const moment = createMomentWriter();

  const write = (row: number, out: Uint8Array, start: number): number => {
    let at = putNumber(row + 1, out, put(id, out, start));
    at = moment(modifiedAt(row) + 500, out, put(modified, out, at));
    at = putDigits(row + 1, 9, out, put(number, out, at));
    at = put(names[nameOf(row)], out, at);
    at = putNumber((row % 340) + 1, out, put(streets[streetOf(row)], out, at));
    at = putNumber(1_000 + (row % 9_000), out, put(zip, out, at));
    at = putNumber(row + 1, out, put(towns[townOf(row)], out, at));
    at = put(branches[row % BRANCH_CODES.length], out, at);
    at = put(states[row & 3]?.[row % 7 !== 0 ? 1 : 0]?.[row % 31 === 0 ? 1 : 0], out, at);
    at = putCents(amountCentsOf(row), profitVersion, out, at);
    at = putCents(balanceCentsOf(row), profitVersion, out, put(balance, out, at));
    at = putNumber(quantityOf(row), out, put(quantity, out, at));
    at = putDay(days, birthDayOf(row), out, put(birth, out, at));
    at = putDay(days, row % DAYS, out, put(date, out, at));
    return put(remarks[remarkOf(row)], out, at);
  };
  const room = Object.values(pieces).reduce((total, piece) => total + longestOf(piece), ROOM_FOR_NUMBERS);
  return { room: () => room, write };
}

type Piece = Uint8Array | readonly Piece[];

function longestOf(piece: Piece): number {
  return piece instanceof Uint8Array ? piece.length : Math.max(...piece.map(longestOf));
}

/** What stands between the numbers of a row, with the texts that come from a list, as bytes. */
function piecesOf(notation: RowNotation) {
  const { row, between, empty, text, flag, dateEnd } = notation;
  const before = (id: string) => notation.before(id, !PLAIN.has(id));
  const after = (id: string) => notation.after(id, !PLAIN.has(id));
  const gap = (left: string, right: string) => after(left) + between + before(right);
  const midnight = `T00:00:00${dateEnd}`;
  const remark = (value: string | null) => {
    if (value !== null) return between + before("Opmerking") + text(value) + after("Opmerking");
    const nothing = empty("Opmerking");
    return nothing === "" ? "" : between + nothing;
  };
  return {
    id: bytes(row.start + before("Id")),
    modified: bytes(gap("Id", "Modified")),
    number: bytes(`${dateEnd}${gap("Modified", "Nummer")}R`),
    names: NAMES.map((value) => bytes(gap("Nummer", "Naam") + text(value) + gap("Naam", "Straat"))),
    streets: STREETS.map((value) => bytes(text(value) + gap("Straat", "Huisnummer"))),
    zip: bytes(gap("Huisnummer", "Postcode")),
    towns: TOWN_NAMES.map((value) =>
      bytes(
        ` AB${gap("Postcode", "Woonplaats")}${text(value)}${gap("Woonplaats", "Land")}NL${gap("Land", "Email")}relatie`,
      ),
    ),
    branches: BRANCH_CODES.map((value) =>
      bytes(`@post.example${gap("Email", "Vestiging_code")}${text(value)}${gap("Vestiging_code", "Status")}`),
    ),
    states: STATES.map((value) =>
      [false, true].map((active) =>
        [false, true].map((blocked) =>
          bytes(
            text(value) +
              gap("Status", "Actief") +
              flag(active) +
              gap("Actief", "Geblokkeerd") +
              flag(blocked) +
              gap("Geblokkeerd", "Bedrag"),
          ),
        ),
      ),
    ),
    balance: bytes(gap("Bedrag", "Saldo")),
    quantity: bytes(gap("Saldo", "Aantal")),
    birth: bytes(gap("Aantal", "Geboortedatum")),
    date: bytes(midnight + gap("Geboortedatum", "Datum")),
    remarks: REMARKS.map((value) => bytes(midnight + after("Datum") + remark(value) + row.end)),
  };
}

/** Up to here a loop is faster than the call that copies, measured. */
const SHORT = 48;

function put(piece: Uint8Array | undefined, out: Uint8Array, at: number): number {
  if (piece === undefined) return at;
  const { length } = piece;
  if (length > SHORT) out.set(piece, at);
  else for (let index = 0; index < length; index++) out[at + index] = piece[index] as number;
  return at + length;
}

function putDay(days: Uint8Array, day: number, out: Uint8Array, at: number): number {
  const from = day * DAY_LENGTH;
  for (let index = 0; index < DAY_LENGTH; index++) out[at + index] = days[from + index] as number;
  return at + DAY_LENGTH;
}

function putDigits(value: number, count: number, out: Uint8Array, at: number): number {
  let rest = value;
  for (let index = at + count - 1; index >= at; index--) {
    const tenth = (rest / 10) | 0;
    out[index] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + count;
}

function putNumber(value: number, out: Uint8Array, at: number): number {
  let count = 1;
  for (let limit = 10; value >= limit; limit *= 10) count++;
  return putDigits(value, count, out, at);
}

/** As JavaScript prints a number: no closing zeros. */
function putCents(cents: number, profitVersion: ProfitMajor, out: Uint8Array, start: number): number {
  let at = start;
  if (cents < 0) out[at++] = 45;
  const size = Math.abs(cents);
  const whole = (size / 100) | 0;
  const part = size - whole * 100;
  if (whole > 0 || part === 0 || profitVersion >= 7) at = putNumber(whole, out, at);
  if (part === 0) return at;
  out[at++] = 46;
  return part % 10 === 0 ? putDigits(part / 10, 1, out, at) : putDigits(part, 2, out, at);
}

/** Days follow one another, so the last one's text is kept. */
function createMomentWriter() {
  let knownDay = -1;
  let knownText: Uint8Array | undefined;
  return (milliseconds: number, out: Uint8Array, start: number): number => {
    const day = Math.floor(milliseconds / DAY_MS);
    if (day !== knownDay) {
      knownDay = day;
      knownText = bytes(`${new Date(day * DAY_MS).toISOString().slice(0, 10)}T`);
    }
    const seconds = Math.floor((milliseconds - day * DAY_MS) / 1_000);
    const minutes = Math.floor(seconds / 60);
    let at = putDigits(Math.floor(minutes / 60), 2, out, put(knownText, out, start));
    out[at++] = 58;
    at = putDigits(minutes % 60, 2, out, at);
    out[at++] = 58;
    return putDigits(seconds % 60, 2, out, at);
  };
}
