import fc from "fast-check";
import { expect, test } from "vitest";
import { OPERATORS, type OperatorName } from "./operators";
import type { RowsQuery } from "./rows-query";
import { EMPTY_QUERY, readRowsParams, toRowsParams } from "./rows-query-params";

const operators = Object.keys(OPERATORS) as OperatorName[];
// Lone surrogates cannot travel in an address as a field id; Profit's ids never have them.
const fieldId = fc.string({ unit: "grapheme", minLength: 1 });

const anyQuery: fc.Arbitrary<RowsQuery> = fc.record(
  {
    fields: fc.uniqueArray(fieldId),
    filter: fc.record({
      groups: fc.array(
        fc.array(
          fc.record({ fieldId, operator: fc.constantFrom(...operators), value: fc.string({ unit: "binary" }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        { maxLength: 4 },
      ),
    }),
    orderBy: fc.uniqueArray(fc.record({ fieldId, direction: fc.constantFrom("asc" as const, "desc" as const) }), {
      selector: (sort) => sort.fieldId,
    }),
    skip: fc.nat(),
    take: fc.oneof(fc.constant("all" as const), fc.integer({ min: 1, max: 1_000_000 })),
    transport: fc.constant("soap" as const),
  },
  { requiredKeys: ["fields", "filter", "orderBy", "skip", "take"] },
);

test("any query comes back as it was, through the text of an address", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const address = new URL(`https://console.invalid/x?${toRowsParams(query).toString()}`);
      expect(readRowsParams(address.searchParams)).toEqual({ query, problems: [] });
    }),
  );
});

test("any text is survived and never silently swallowed", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { query, problems } = readRowsParams(new Map([["filter", text]]) as unknown as URLSearchParams);
      if (text !== "" && problems.length === 0) {
        const conditions = (JSON.parse(text) as unknown[][]).flat();
        expect(query.filter.groups.flat()).toHaveLength(conditions.length);
      }
    }),
  );
});

test("defaults are left out", () => {
  expect(toRowsParams(EMPTY_QUERY).toString()).toBe("");
  expect(readRowsParams(new URLSearchParams())).toEqual({ query: EMPTY_QUERY, problems: [] });
});

test.each([
  ["transport", "carrier pigeon", "notATransport"],
  ["filter", "[[[", "notJson"],
  ["filter", '[["A","equal","1"]]', "notGroups"],
  ["filter", '{"A":1}', "notGroups"],
  ["filter", '[[["A","resembles","1"]]]', "unknownOperator"],
  ["filter", '[[["A"]]]', "unknownOperator"],
  ["filter", '[[[7,"equal","1"]]]', "notACondition"],
  ["filter", '[[["A","equal","1","2"]]]', "notACondition"],
  ["filter", '[[["A","equal",{}]]]', "notACondition"],
  ["fields", "A,%E0%A4%A,B", "badEncoding"],
  ["orderby", "A,-A", "twice"],
  ["skip", "-1", "notACount"],
  ["take", "0", "notACount"],
  ["take", "1e3", "notACount"],
  ["take", "ALL", "notACount"],
])("%s=%s is reported as %s", (parameter, text, kind) => {
  const { problems } = readRowsParams(new URLSearchParams({ [parameter]: text }));
  expect(problems).toMatchObject([{ parameter, kind }]);
  expect(problems[0]?.sentence).toMatch(/\.$/);
});

test("what is right beside what is wrong is kept", () => {
  const params = new URLSearchParams({ filter: '[[["A","equal","1"],["B","resembles","2"]],[["C",6,"x"]]]' });
  expect(readRowsParams(params).query.filter).toEqual({
    groups: [[{ fieldId: "A", operator: "equal", value: "1" }], [{ fieldId: "C", operator: "contains", value: "x" }]],
  });
});

test("a field id with a comma, or a minus in front, is one field id", () => {
  const query: RowsQuery = {
    ...EMPTY_QUERY,
    fields: ["-A", "B,C"],
    orderBy: [{ fieldId: "-A", direction: "asc" }],
  };
  expect(readRowsParams(toRowsParams(query)).query).toEqual(query);
});
