import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterJsonOf } from "./compile-json";
import { compileFilter, profitQueryOf, queryStringOf } from "./compile";
import { OPERATORS, type OperatorName } from "./operators";
import { REQUEST_LIMIT } from "./request-length";
import type { Condition, Filter } from "./rows-query";

const is = (fieldId: string, operator: OperatorName, value = ""): Condition => ({ fieldId, operator, value });
const of = (...groups: Condition[][]): Filter => ({ groups });
const decoded = (filter: Filter) =>
  Object.fromEntries(new URLSearchParams(queryStringOf(compileFilter(filter).parameters)));

describe("the form", () => {
  test.each([
    ["nothing", of(), "none", "none"],
    ["groups without conditions", of([], []), "none", "none"],
    ["AND only", of([is("A", "equal", "1"), is("B", "less", "2")]), "lists", "shortest"],
    ["OR only", of([is("A", "equal", "1")], [is("A", "equal", "2")]), "lists", "shortest"],
    ["AND and OR", of([is("A", "equal", "1"), is("B", "equal", "2")], [is("C", "isEmpty")]), "json", "mixed"],
    ["a comma", of([is("A", "equal", "Bakker, de")]), "json", "separator"],
    ["a semicolon", of([is("A", "equal", "a;b")]), "json", "separator"],
    ["a comma in a field id", of([is("A,B", "equal", "1")]), "json", "separator"],
    ["an empty value", of([is("A", "equal", "")]), "json", "blank"],
    ["a trailing space", of([is("A", "equal", "x ")]), "json", "blank"],
    ["a leftover value of a condition without one", of([is("A", "isEmpty", "x,y")]), "lists", "shortest"],
  ] as const)("%s", (_, filter, form, reason) => {
    expect(compileFilter(filter)).toMatchObject({ form, reason });
  });

  test("AND and OR together go to the lists only when JSON is too long", () => {
    const long = Array.from({ length: 25 }, (_, index) => is(`Field${index}`, "contains", "value"));
    const mixed = of(long, [is("A", "equal", "1")]);
    expect(compileFilter(mixed)).toMatchObject({ form: "lists", reason: "tooLongForJson" });
  });
});

test("the lists of AFAS's own example", () => {
  const filter = of([is("A", "greater", "d"), is("B", "notEqual", "P")]);
  expect(decoded(filter)).toEqual({ filterfieldids: "A,B", filtervalues: "d,P", operatortypes: "4,7" });
  expect(decoded(of([is("B", "isEmpty")], [is("B", "equal", "x")]))).toEqual({
    filterfieldids: "B;B",
    filtervalues: "[is leeg];x",
    operatortypes: "8;1",
  });
  expect(queryStringOf(compileFilter(of([is("B", "isEmpty")])).parameters)).toContain("filtervalues=%5Bis%20leeg%5D");
});

test("the JSON of the protocol file", () => {
  const filter = of([is("Naam", "contains", "bak"), is("Actief", "equal", "1")], [is("Nummer", "equal", "10001")]);
  expect(JSON.parse(filterJsonOf(filter))).toEqual({
    Filters: {
      Filter: [
        {
          "@FilterId": "Filter 1",
          Field: [
            { "@FieldId": "Naam", "@OperatorType": 6, "#text": "bak" },
            { "@FieldId": "Actief", "@OperatorType": 1, "#text": "1" },
          ],
        },
        { "@FilterId": "Filter 2", Field: [{ "@FieldId": "Nummer", "@OperatorType": 1, "#text": "10001" }] },
      ],
    },
  });
});

const anyFilter = fc.array(
  fc.array(
    fc.record({
      fieldId: fc.string({ minLength: 1 }),
      operator: fc.constantFrom(...(Object.keys(OPERATORS) as OperatorName[])),
      value: fc.string({ unit: "binary" }),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 4 },
);

test("what is counted is what is sent: URL changes nothing, and nothing is lost on the way", () => {
  fc.assert(
    fc.property(anyFilter, (groups) => {
      const orderBy = [{ fieldId: "it's", direction: "desc" as const }];
      const { queryString, length, compiled } = profitQueryOf({ filter: { groups }, orderBy, skip: 20, take: 100 });
      const { search, searchParams } = new URL(`https://x.invalid/y?${queryString}`);
      expect(search).toBe(`?${queryString}`);
      expect(search).toHaveLength(length);
      expect(searchParams.get("orderbyfieldids")).toBe("-it's");
      const count = groups.flat().length;
      if (compiled.form === "lists") {
        for (const name of ["filterfieldids", "filtervalues", "operatortypes"]) {
          expect(searchParams.get(name)?.split(/[,;]/)).toHaveLength(count);
        }
      } else if (compiled.form === "json") {
        const sent = JSON.parse(searchParams.get("filterjson") ?? "") as {
          Filters: { Filter: { Field: unknown[] }[] };
        };
        expect(sent.Filters.Filter.flatMap((group) => group.Field)).toHaveLength(count);
      } else expect(count).toBe(0);
    }),
  );
});

test("2049 characters with the question mark are the last that fit", () => {
  const at = (size: number) =>
    profitQueryOf({ filter: of([is("A", "equal", "x".repeat(size))]), orderBy: [], skip: 0, take: 100 }).length;
  expect(at(REQUEST_LIMIT - at(1) + 1)).toBe(REQUEST_LIMIT);
});
