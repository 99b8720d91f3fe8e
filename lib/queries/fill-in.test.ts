import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "@/lib/profit/filter/rows-query";
import { readEnteredValues, writeEnteredValues } from "./entered-values";
import { fillIn, parametersIn } from "./fill-in";
import { filledText, placeholderOf, placeholdersIn } from "./placeholders";
import type { QueryParameter } from "./query-parameter";

const TODAY = { year: 2026, month: 11, day: 28 };
const kindOf = (fieldId: string) => (fieldId === "Datum" ? "date" : fieldId === "Bedrag" ? "number" : "text");
const parameter = (name: string, change: Partial<QueryParameter> = {}): QueryParameter => ({
  ...{ name, label: "", kind: "text", defaultValue: "", isRequired: false, ...change },
});
const condition = (fieldId: string, value: string): Condition => ({ fieldId, operator: "equal", value });
const filled = (groups: Condition[][], parameters: QueryParameter[], entered: Record<string, string> = {}) =>
  fillIn({ groups }, parameters, { entered: new Map(Object.entries(entered)), today: TODAY, kindOf });

test("a placeholder takes what was entered, else its default", () => {
  const groups = [[condition("Datum", "{{from}}"), condition("Naam", "{{ name }}")]];
  const parameters = [parameter("from", { kind: "date", defaultValue: "start-of-last-month" }), parameter("name")];
  const { filter, problems } = filled(groups, parameters, { name: "a,b; {{from}}" });
  expect(filter.groups).toEqual([[condition("Datum", "2026-10-01T00:00:00"), condition("Naam", "a,b; {{from}}")]]);
  expect(problems.size).toBe(0);
});

test("a required parameter left empty is a problem; an optional one takes its condition along", () => {
  const groups = [[condition("A", "{{a}}"), condition("B", "{{b}}")], [condition("C", "{{b}}")]];
  const both = filled(groups, [parameter("a", { isRequired: true }), parameter("b")]);
  expect([...both.problems]).toEqual([["a", "missing"]]);
  expect(both.leftOut).toEqual([condition("B", "{{b}}"), condition("C", "{{b}}")]);
  const one = filled(groups, [parameter("a", { isRequired: true }), parameter("b")], { a: "1" });
  expect(one.filter.groups).toEqual([[condition("A", "1")]]);
});

test("part of a value may be a placeholder", () => {
  expect(
    filled([[condition("Naam", "{{year}}-{{nr}}")]], [parameter("year"), parameter("nr")], { year: "26", nr: "7" })
      .filter,
  ).toEqual({ groups: [[condition("Naam", "26-7")]] });
});

test("a value that its field cannot take is told at the parameter", () => {
  expect([...filled([[condition("Bedrag", "{{x}}")]], [parameter("x")], { x: "veel" }).problems]).toEqual([
    ["x", "notANumber"],
  ]);
  expect(filled([[condition("Bedrag", "{{x}}")]], [parameter("x")], { x: "1.234,5" }).filter.groups).toEqual([
    [condition("Bedrag", "1234.5")],
  ]);
});

test("conditions without a value ask for nothing", () => {
  const groups = [[{ fieldId: "A", operator: "isEmpty" as const, value: "{{a}}" }]];
  expect(parametersIn({ groups }, [], kindOf)).toEqual([]);
  expect(filled(groups, []).filter.groups).toEqual(groups);
});

test("what nobody described is asked for by the kind of its field", () => {
  const groups = [[condition("Datum", "{{from}}"), condition("Bedrag", "{{least}}"), condition("Naam", "{{from}}")]];
  const described = [parameter("least", { label: "Minstens" }), parameter("unused")];
  expect(parametersIn({ groups }, described, kindOf)).toEqual([
    parameter("from", { kind: "date", isRequired: true }),
    described[0],
  ]);
});

test.each(["{{}}", "{{ }}", "{{a b}}", "{{1a}}", "{a}", "{{a}", "{{a.b}}", "50%", `{{${"x".repeat(41)}}}`])(
  "%j is plain text",
  (text) => expect(placeholdersIn(text)).toEqual([]),
);

test("a filter without placeholders comes back as it was, whatever it holds", () => {
  const anyText = fc.string().filter((text) => placeholdersIn(text).length === 0);
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(fc.string(), anyText), { minLength: 1 })), (pairs) => {
      const groups = pairs.map((group) => group.map(([fieldId, value]) => condition(fieldId, value)));
      expect(filled(groups, [])).toMatchObject({ filter: { groups }, leftOut: [] });
    }),
  );
});

test("a value is put in once, and never read as a pattern", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(filledText(`<${placeholderOf("a")}>`, () => value)).toBe(`<${value}>`);
    }),
  );
});

test("entered values travel in an address; others do not", () => {
  const entered = new Map([
    ["from", "2026-01-01"],
    ["één", "a&b=c"],
    ["__proto__", "x"],
    ["elders", "y"],
  ]);
  const params = new URLSearchParams("take=5");
  writeEnteredValues(params, entered, ["from", "één", "__proto__", "leeg"]);
  expect([...params.keys()]).toEqual(["take", "p.from", "p.één", "p.__proto__"]);
  const back = readEnteredValues(new URLSearchParams(params.toString()));
  expect([...back]).toEqual([...entered].slice(0, 3));
  expect(readEnteredValues(new URLSearchParams(`p.=1&p.a b=2&p.long=${"x".repeat(1_001)}`)).size).toBe(0);
});
