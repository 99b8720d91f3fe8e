import { expect, test } from "vitest";
import { readAddress } from "@/components/connectors/explorer/explorer-address";
import { effectOfLeavingOut, missingFields, withoutMissing } from "./missing-fields";
import { openedSearch } from "./opened-search";

const fields = new Map([["Naam", { id: "Naam", dataType: "string", label: "Naam" }]]);
const opened = (filter: [string, string, string][][], rest: Record<string, string> = {}) =>
  readAddress(new URLSearchParams({ filter: JSON.stringify(filter), ...rest }), 1).state;
const is = (fieldId: string): [string, string, string] => [fieldId, "equal", "1"];

test("says which fields are gone, in which part, each once", () => {
  const state = opened([[is("Weg"), is("Naam")], [is("Weg")]], { orderby: "-Oud,Naam", fields: "Naam,Verdwenen" });
  expect(missingFields(state, fields)).toEqual({ filter: ["Weg"], order: ["Oud"], columns: ["Verdwenen"] });
});

test("what is left is the query without them, and nothing of the rest changes", () => {
  const state = opened([[is("Weg"), is("Naam")], [is("Weg")]], { orderby: "-Oud,Naam", fields: "Weg", take: "7" });
  const left = withoutMissing(state, fields);
  expect(left.groups.map((group) => group.conditions.map(({ fieldId }) => fieldId))).toEqual([["Naam"]]);
  expect(left).toMatchObject({ orderBy: [{ fieldId: "Naam", direction: "asc" }], columns: [], take: 7 });
  expect(missingFields(left, fields)).toEqual({ filter: [], order: [], columns: [] });
});

test.each([
  ["more", [[is("Weg"), is("Naam")]]],
  ["all", [[is("Weg")], [is("Ook_weg")]]],
  ["other", [[is("Weg")], [is("Naam")]]],
  ["none", [[is("Naam")]]],
] as const)("tells that %s rows come", (effect, filter) => {
  expect(effectOfLeavingOut(opened(filter as unknown as [string, string, string][][]), fields)).toBe(effect);
});

test("a link with only the query opens it as it was saved, with the values of the link", () => {
  const saved = { page: "filter=x&take=5" };
  const search = new URLSearchParams("query=1&p.from=today");
  expect(openedSearch(search, saved).toString()).toBe("filter=x&take=5&query=1&p.from=today");
});

test("a link that says more was edited since, and shows what its sender saw", () => {
  const search = new URLSearchParams("query=1&take=9");
  expect(openedSearch(search, { page: "filter=x&take=5" }).toString()).toBe("query=1&take=9");
});
