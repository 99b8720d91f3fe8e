import { expect, test } from "vitest";
import { favouritesFirst, shelvesOf } from "./shelf";

const entries = ["A", "B", "C", "D"].map((id) => ({ id, description: id }));
const idsOf = (favourites: string[], recents: string[]) =>
  shelvesOf(entries, new Set(favourites), recents).map(({ key, matches }) => [
    key,
    matches.map((m) => m.entry.id).join(""),
  ]);

test("without favourites and without a past there is just the list", () => {
  expect(idsOf([], [])).toEqual([["all", "ABCD"]]);
});

test("favourites by name, then what was opened last, newest first and no favourites among it", () => {
  expect(idsOf(["C", "A"], ["D", "A", "B"])).toEqual([
    ["favourites", "AC"],
    ["recents", "DB"],
    ["all", "ABCD"],
  ]);
});

test("what the token may no longer call stands on no shelf", () => {
  expect(idsOf(["X"], ["Y"])).toEqual([["all", "ABCD"]]);
});

test("of what was found the favourites come first", () => {
  const matches = entries.map((entry) => ({ entry, fields: [] }));
  expect(favouritesFirst(matches, new Set(["C"])).map(({ entry }) => entry.id)).toEqual(["C", "A", "B", "D"]);
});
