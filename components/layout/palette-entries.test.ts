import { expect, test } from "vitest";
import { matchEntries, readPaletteInput, type PaletteEntry, type PaletteGroup } from "./palette-entries";

const entry = (group: PaletteGroup, label: string, detail?: string): PaletteEntry => ({
  id: label,
  group,
  label,
  ...(detail && { detail }),
  run: () => {},
});
const ENTRIES = [
  entry("connectors", "Profit_Debtor", "Verkooprelaties"),
  entry("connectors", "Profit_Debtor_Contact"),
  entry("connectors", "My_Profit_Items", "Artikelen één"),
  entry("pages", "Historie"),
  entry("connections", "Productie", "12345"),
  entry("connections", "Testomgeving", "12345"),
  entry("actions", "Weergave: Donker"),
  entry("history", "Profit_Debtor", "gisteren"),
];
const labels = (typed: string) =>
  Object.fromEntries(matchEntries(ENTRIES, typed).map(([group, found]) => [group, found.map(({ label }) => label)]));

test.each([
  ["", null, []],
  ["  debtor  contact", null, ["debtor", "contact"]],
  ["@Prod", "connections", ["prod"]],
  ["> donker", "actions", ["donker"]],
  ["!", "history", []],
])("%j is read as group %s and words %j", (typed, group, words) => {
  expect(readPaletteInput(typed)).toEqual({ group, words });
});

test("without a prefix everything is searched but the history", () => {
  expect(Object.keys(labels(""))).toEqual(["connectors", "pages", "connections", "actions"]);
  expect(labels("debtor")).toEqual({ connectors: ["Profit_Debtor", "Profit_Debtor_Contact"] });
});

test("a prefix keeps to its group", () => {
  expect(labels("@123 test")).toEqual({ connections: ["Testomgeving"] });
  expect(labels("!debtor")).toEqual({ history: ["Profit_Debtor"] });
  expect(labels(">debtor")).toEqual({});
});

test("what starts with the word comes first, the description last, and accents do not matter", () => {
  expect(labels("profit")).toEqual({ connectors: ["Profit_Debtor", "Profit_Debtor_Contact", "My_Profit_Items"] });
  expect(labels("een")).toEqual({ connectors: ["My_Profit_Items"] });
  expect(labels("verkoop")).toEqual({ connectors: ["Profit_Debtor"] });
});

test("a saved query is found by its name, folder and connector, after the connectors", () => {
  const all = [entry("queries", "Openstaand", "Controles · Profit_Debtor"), ...ENTRIES];
  expect(matchEntries(all, "debtor").map(([group]) => group)).toEqual(["connectors", "queries"]);
  expect(matchEntries(all, "open contr").map(([group]) => group)).toEqual(["queries"]);
});

test("a large environment does not make a long list", () => {
  const many = Array.from({ length: 3_000 }, (_, index) => entry("connectors", `Connector_${index}`));
  expect(matchEntries(many, "connector")[0]?.[1]).toHaveLength(40);
});

test("while nothing is typed favourites and what was opened last stand first, each once", () => {
  const shelved: PaletteEntry[] = [
    { ...entry("connectors", "Profit_Recent"), shelf: "recents" },
    entry("connectors", "Profit_Article"),
    { ...entry("connectors", "Profit_Star"), shelf: "favourites" },
  ];
  expect(matchEntries(shelved, "").map(([group, found]) => [group, found.map(({ label }) => label)])).toEqual([
    ["favourites", ["Profit_Star"]],
    ["recents", ["Profit_Recent"]],
    ["connectors", ["Profit_Article"]],
  ]);
  expect(matchEntries(shelved, "profit").map(([group, found]) => [group, found.map(({ label }) => label)])).toEqual([
    ["connectors", ["Profit_Star", "Profit_Recent", "Profit_Article"]],
  ]);
});

test("a favourite does not come before the connector whose whole name was typed", () => {
  const shelved: PaletteEntry[] = [
    { ...entry("connectors", "Profit_Debtor_Contact"), shelf: "favourites" },
    entry("connectors", "Profit_Debtor"),
  ];
  expect(matchEntries(shelved, "profit_debtor")[0]?.[1].map(({ label }) => label)).toEqual([
    "Profit_Debtor",
    "Profit_Debtor_Contact",
  ]);
});
