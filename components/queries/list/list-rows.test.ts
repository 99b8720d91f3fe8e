import { expect, test } from "vitest";
import type { QueryLine } from "../query-actions";
import { type ListRow, listRows, type ListWish, matchingLines, withHaystacks } from "./list-rows";

const line = (name: string, change: Partial<QueryLine> = {}): QueryLine => ({
  ...{ id: name, connectorId: "Profit_Debtor", name, description: "", folder: "", visibility: "private" },
  ...{ ownerName: "Anna", version: 1, updatedAt: new Date("2026-11-01"), isMine: true, mayChange: true },
  ...change,
});
const LINES = [
  line("Rest 10"),
  line("rest 9", { visibility: "shared", isMine: false }),
  line("Één", { folder: "Debiteuren/Controles", description: "Dubbele adressen" }),
  line("Nieuw", { folder: "Debiteuren", connectorId: "A_Bron", updatedAt: new Date("2026-11-02") }),
];
const wish = (change: Partial<ListWish> = {}): ListWish => ({ search: "", shown: "all", sort: "byName", ...change });
const searched = withHaystacks(LINES);
const rowsFor = (asked: ListWish, closed: string[] = []) =>
  listRows(matchingLines(searched, asked), asked, new Set(closed)).map(textOf);
const textOf = (row: ListRow) =>
  "  ".repeat(row.depth) +
  (row.kind === "folder" ? `${row.name}/ ${row.count}${row.isOpen ? "" : " closed"}` : row.line.name);

test("folders come first, each with all that is in it, and names as a Dutch reader expects", () => {
  expect(rowsFor(wish())).toEqual([...["Debiteuren/ 2", "  Controles/ 1", "    Één", "  Nieuw", "rest 9", "Rest 10"]]);
});

test("a closed folder keeps what is in it to itself", () => {
  expect(rowsFor(wish(), ["Debiteuren"])).toEqual(["Debiteuren/ 2 closed", "rest 9", "Rest 10"]);
});

test.each([
  ["een", ["Debiteuren/ 1", "  Controles/ 1", "    Één"]],
  ["DUBBELE contr", ["Debiteuren/ 1", "  Controles/ 1", "    Één"]],
  ["a_bron", ["Debiteuren/ 1", "  Nieuw"]],
  ["rest", ["rest 9", "Rest 10"]],
  ["rest een", []],
])("a search for %j looks in name, description, folder and connector, and opens every folder", (search, expected) => {
  expect(rowsFor(wish({ search }), ["Debiteuren", "Debiteuren/Controles"])).toEqual(expected);
});

test("mine and shared are told apart", () => {
  expect(rowsFor(wish({ shown: "shared" }))).toEqual(["rest 9"]);
  expect(rowsFor(wish({ shown: "mine", search: "rest" }))).toEqual(["Rest 10"]);
});

test("another order than that of names needs no folders", () => {
  expect(rowsFor(wish({ sort: "byChange" }))[0]).toBe("Nieuw");
  expect(rowsFor(wish({ sort: "byConnector" }))).toEqual(["Nieuw", "Één", "rest 9", "Rest 10"]);
});
