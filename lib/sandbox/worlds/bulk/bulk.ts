import { date, decimal, flag, getConnector, int, key, memo, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { RowSource } from "../../rows/row-source";
import type { ProfitMajor } from "../../settings";
import { DAYS, keptModified, printDay, ROWS_PER_MOMENT } from "./bulk-moments";
import { bulkPrinter } from "./bulk-printer";
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

/**
 * `Sandbox_Bulk`: any number of rows, each made from its number when it is asked for and forgotten again (design 4).
 * Made for speed: what a column can hold is printed once, and a row only strings those pieces together.
 */

const columns = [
  int("Id", 10, "Id", "Id", (row: number) => row + 1),
  date("Modified", "Gewijzigd op", "Changed on", keptModified),
  key("Nummer", 12, "Nummer", "Number", (row: number) => `R${String(row + 1).padStart(9, "0")}`),
  text("Naam", 80, "Naam", "Name", (row: number) => NAMES[nameOf(row)] ?? null),
  text("Straat", 60, "Straat", "Street", (row: number) => STREETS[streetOf(row)] ?? null),
  int("Huisnummer", 6, "Huisnummer", "House number", (row: number) => (row % 340) + 1),
  text("Postcode", 15, "Postcode", "Postal code", (row: number) => `${1_000 + (row % 9_000)} AB`),
  text("Woonplaats", 50, "Woonplaats", "City", (row: number) => TOWN_NAMES[townOf(row)] ?? null),
  key("Land", 3, "Land", "Country", () => "NL"),
  text("Email", 255, "E-mail", "E-mail", (row: number) => `relatie${row + 1}@post.example`),
  key("Vestiging_code", 3, "Vestiging", "Branch", (row: number) => BRANCH_CODES[row % BRANCH_CODES.length] ?? null),
  text("Status", 20, "Status", "Status", (row: number) => STATES[row & 3] ?? null),
  flag("Actief", "Actief", "Active", (row: number) => row % 7 !== 0),
  flag("Geblokkeerd", "Geblokkeerd", "Blocked", (row: number) => row % 31 === 0),
  decimal("Bedrag", 2, "Bedrag", "Amount", (row: number) => amountCentsOf(row) / 100),
  decimal("Saldo", 2, "Saldo", "Balance", (row: number) => balanceCentsOf(row) / 100),
  int("Aantal", 6, "Aantal", "Quantity", (row: number) => quantityOf(row)),
  date("Geboortedatum", "Geboortedatum", "Date of birth", (row: number) => printDay(birthDayOf(row), ".000")),
  date("Datum", "Datum", "Date", (row: number) => printDay(row % DAYS, ".000")),
  memo("Opmerking", "Opmerking", "Remark", (row: number) => REMARKS[remarkOf(row)] ?? null),
];

export function bulkConnector(rows: number, profitVersion: ProfitMajor): GetConnectorDefinition {
  const values = columns.map((column) => column.value);
  const source = (): RowSource => ({
    length: rows,
    cell: (row, field) => values[field]?.(row) ?? null,
    bulk: {
      print: (notation) => bulkPrinter(profitVersion, notation),
      rising: new Map([
        [0, { rowsPerValue: 1 }],
        [1, { rowsPerValue: ROWS_PER_MOMENT }],
      ]),
    },
  });
  return { ...getConnector("Sandbox_Bulk", "Sandbox_Bulk", () => [], columns), source };
}
