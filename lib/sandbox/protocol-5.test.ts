// cspell:ignore coevorden
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, type Row } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 5: filters. What Awkward_Duplicates holds, told here once more, independently of how it is made.
const ROWS = Array.from({ length: 1_000 }, (_, index) => index + 1).map((Id) => ({
  Id,
  Groep: "ABCD".charAt(Id % 4),
  Status: Id % 10 === 0 ? null : Id % 2 === 0 ? "Open" : "open",
  Dag: (Id % 20) + 1,
  Bedrag: (Id % 7) - 3,
}));
type Expected = (typeof ROWS)[number];

let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const ALL = { skip: "-1", take: "-1", orderbyfieldids: "Id" };
const idsOf = (rows: Row[]) => rows.map(({ Id }) => Id);
const matching = (test: (row: Expected) => boolean) => ROWS.filter(test).map(({ Id }) => Id);
const asked = async (filterfieldids: string, operatortypes: string, filtervalues: string) =>
  idsOf(await full.rows("Awkward_Duplicates", { ...ALL, filterfieldids, filtervalues, operatortypes }));

describe("the operators", () => {
  test.each<[string, string, string, (row: Expected) => boolean]>([
    ["Bedrag", "1", "-3", ({ Bedrag }) => Bedrag === -3],
    ["Bedrag", "2", "1", ({ Bedrag }) => Bedrag >= 1],
    ["Bedrag", "3", "-1", ({ Bedrag }) => Bedrag <= -1],
    ["Bedrag", "4", "0.5", ({ Bedrag }) => Bedrag > 0.5],
    ["Bedrag", "5", ".5", ({ Bedrag }) => Bedrag < 0.5],
    ["Bedrag", "7", "0", ({ Bedrag }) => Bedrag !== 0],
    ["Id", "6", "99", ({ Id }) => String(Id).includes("99")],
    ["Status", "1", "OPEN", ({ Status }) => Status !== null],
    ["Status", "6", "pe", ({ Status }) => Status !== null],
    ["Status", "6", "%pe%", ({ Status }) => Status !== null],
    ["Status", "6", "o%n", ({ Status }) => Status !== null],
    ["Status", "6", "x", () => false],
    ["Status", "7", "open", () => false],
    ["Status", "7", "dicht", ({ Status }) => Status !== null],
    ["Status", "7", "%pe%", () => false],
    ["Status", "8", "", ({ Status }) => Status === null],
    ["Status", "8", "[is leeg]", ({ Status }) => Status === null],
    ["Status", "8", "null", ({ Status }) => Status === null],
    ["Status", "8", '""', ({ Status }) => Status === null],
    ["Status", "9", "[is leeg]", ({ Status }) => Status !== null],
    ["Groep", "10", "a", ({ Groep }) => Groep === "A"],
    ["Status", "10", "op%", ({ Status }) => Status !== null],
    ["Status", "11", "p", () => false],
    ["Status", "11", "z", ({ Status }) => Status !== null],
    ["Status", "12", "op", () => false],
    ["Status", "12", "pen", ({ Status }) => Status !== null],
    ["Status", "13", "EN", ({ Status }) => Status !== null],
    ["Status", "13", "%en", ({ Status }) => Status !== null],
    ["Status", "13", "ope", () => false],
    ["Status", "14", "en", () => false],
    ["Status", "14", "%ope", ({ Status }) => Status !== null],
    ["Status", "15", "*pe*", ({ Status }) => Status !== null],
    ["Groep", "15", "!=A", ({ Groep }) => Groep !== "A"],
    ["Groep", "15", "b", ({ Groep }) => Groep === "B"],
    ["Bedrag", "15", ">=2", ({ Bedrag }) => Bedrag >= 2],
    ["Status", "15", "[]", ({ Status }) => Status === null],
    ["Gewijzigd_op", "4", "2026-11-19", ({ Dag }) => Dag >= 19],
    ["Gewijzigd_op", "2", "2026-11-20T12:00:00", ({ Dag }) => Dag === 20],
    ["Gewijzigd_op", "1", "2026-11-20T12:00", ({ Dag }) => Dag === 20],
    ["Gewijzigd_op", "10", "2026-11-0", ({ Dag }) => Dag < 10],
  ])("%s %s '%s'", async (field, operator, value, test) => {
    expect(await asked(field, operator, value)).toEqual(matching(test));
  });

  test.each([
    ["Positief", "1", "1", 9],
    ["Positief", "1", "true", 9],
  ])("boolean %s %s '%s'", async (field, operator, value) => {
    const rows = await full.rows("Awkward_Numbers", {
      filterfieldids: field,
      operatortypes: operator,
      filtervalues: value,
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ Positief }) => Positief === true)).toBe(true);
    const others = await full.rows("Awkward_Numbers", { filterfieldids: field, operatortypes: "1", filtervalues: "0" });
    expect(others.every(({ Positief }) => Positief === false)).toBe(true);
  });

  test("text compares without accents, and an empty text is empty", async () => {
    const coe = await full.rows("Awkward_Unicode", {
      filterfieldids: "Tekst",
      operatortypes: "10",
      filtervalues: "coevorden",
    });
    expect(coe).toHaveLength(2);
    const empty = await full.rows("Awkward_Empty_Values", {
      filterfieldids: "Tekst",
      operatortypes: "8",
      filtervalues: "null",
    });
    expect(empty.map(({ Tekst }) => Tekst).sort()).toEqual(["", null]);
  });

  test("a shown second with a fraction behind it is not equal to itself", async () => {
    const filter = { filterfieldids: "Moment", filtervalues: "2026-06-30T12:00:00", operatortypes: "1" };
    expect(await full.rows("Awkward_Dates", filter)).toEqual([]);
    expect(await full.rows("Awkward_Dates", { ...filter, filtervalues: "2026-06-30T12:00:00.497" })).toHaveLength(1);
  });
});

describe("refused in words", () => {
  test.each([
    ["Nope", "1", "x", /Nope/],
    ["Id", "0", "1", /'0'/],
    ["Id", "16", "1", /'16'/],
    ["Id", "x", "1", /'x'/],
    ["Id", "1", "x", /Id/],
    ["Id", "1", "", /Id/],
    ["Gewijzigd_op", "2", "2026-11-20T12:00:00Z", /Gewijzigd_op/],
    ["Gewijzigd_op", "2", "01-01-2021", /Gewijzigd_op/],
    ["Gewijzigd_op", "2", "2026-02-30", /Gewijzigd_op/],
    ["Id,Groep", "1", "1,A", /filterfieldids/],
    ["Id,Groep", "1,1", "1", /filterfieldids/],
    ["Id,Groep", "1,1", "1;A", /filterfieldids/],
  ])("%s %s '%s'", async (filterfieldids, operatortypes, filtervalues, words) => {
    const query = new URLSearchParams({ filterfieldids, operatortypes, filtervalues });
    const reply = await full.get(`connectors/Awkward_Duplicates?${query.toString()}`, { "accept-language": "en" });
    expect(reply.status).toBe(500);
    expect((reply.json as { externalMessage: string }).externalMessage).toMatch(words);
  });
});

describe(", is AND and ; is OR", () => {
  test.each<[string, string, string, (row: Expected) => boolean]>([
    ["Groep,Bedrag", "1,4", "A,2", ({ Groep, Bedrag }) => Groep === "A" && Bedrag > 2],
    ["Groep;Bedrag", "1;4", "A;2", ({ Groep, Bedrag }) => Groep === "A" || Bedrag > 2],
    // The official example: (A and B≠P) or (B empty).
    [
      "Groep,Status;Status",
      "1,7;8",
      "A,P;[is leeg]",
      ({ Groep, Status }) => (Groep === "A" && Status !== null) || Status === null,
    ],
  ])("%s", async (fields, operators, values, test) => {
    expect(await asked(fields, operators, values)).toEqual(matching(test));
  });

  test("the other reading, when that is chosen", async () => {
    const other = await startSandbox({ openQuestions: { separators: "and-of-ors" } });
    try {
      const caller = await callerOf(other);
      const filter = { ...ALL, filterfieldids: "Groep;Groep,Bedrag", operatortypes: "1;1,1", filtervalues: "A;B,3" };
      const test = ({ Groep, Bedrag }: Expected) => (Groep === "A" || Groep === "B") && Bedrag === 3;
      expect(idsOf(await caller.rows("Awkward_Duplicates", filter))).toEqual(matching(test));
      expect(idsOf(await full.rows("Awkward_Duplicates", filter))).not.toEqual(matching(test));
    } finally {
      await other.close();
    }
  });

  test("% inside a value is itself, when that is chosen", async () => {
    const literal = await startSandbox({ openQuestions: { percentInside: "literal" } });
    try {
      const filter = { filterfieldids: "Status", operatortypes: "6", filtervalues: "o%n" };
      expect(await (await callerOf(literal)).rows("Awkward_Duplicates", filter)).toEqual([]);
    } finally {
      await literal.close();
    }
  });

  test("the path form is equality", async () => {
    const { json } = await full.get(
      "connectors/Awkward_Duplicates/Groep,Bedrag/A,3?skip=-1&take=-1&orderbyfieldids=Id",
    );
    const rows = (json as { rows: Row[] }).rows;
    expect(idsOf(rows)).toEqual(matching(({ Groep, Bedrag }) => Groep === "A" && Bedrag === 3));
    expect((await full.get("connectors/Awkward_Duplicates/Groep/A,B")).status).toBe(500);
  });
});

describe("filterjson", () => {
  const field = (id: string, operator: unknown, text?: unknown) => ({
    "@FieldId": id,
    "@OperatorType": operator,
    ...(text !== undefined && { "#text": text }),
  });
  const filter = (...groups: unknown[][]) => ({
    Filters: { Filter: groups.map((Field, index) => ({ "@FilterId": `Filter ${index + 1}`, Field })) },
  });
  const both = ({ Groep, Bedrag }: Expected) => Groep === "A" && Bedrag === 3;

  test.each<[string, unknown, (row: Expected) => boolean]>([
    ["AND", filter([field("Groep", 1, "A"), field("Bedrag", 1, "3")]), both],
    ["operators as text, values as numbers", filter([field("Groep", "1", "A"), field("Bedrag", "1", 3)]), both],
    [
      "OR",
      filter([field("Groep", 1, "A")], [field("Bedrag", 1, "3")]),
      ({ Groep, Bedrag }) => Groep === "A" || Bedrag === 3,
    ],
    ["single objects", { Filters: { Filter: { Field: field("Groep", 1, "A") } } }, ({ Groep }) => Groep === "A"],
    ["empty without a value", filter([field("Status", 8)]), ({ Status }) => Status === null],
    ["a value with separators", filter([field("Status", 7, "a,b;c")]), ({ Status }) => Status !== null],
    ["no filter at all", { Filters: { Filter: [] } }, () => true],
    ["a filter without fields", filter([]), () => true],
  ])("%s", async (_name, filterjson, test) => {
    const rows = await full.rows("Awkward_Duplicates", { ...ALL, filterjson: JSON.stringify(filterjson) });
    expect(idsOf(rows)).toEqual(matching(test));
  });

  test.each([
    "{",
    "[]",
    "7",
    '{"Filters":7}',
    '{"Filters":{"Filter":[{"Field":[{"@FieldId":"Id"}]}]}}',
    '{"Filters":{"Filter":{"Field":{"@FieldId":"Id","@OperatorType":99}}}}',
  ])("%s is refused", async (filterjson) => {
    const reply = await full.get(`connectors/Awkward_Duplicates?filterjson=${encodeURIComponent(filterjson)}`);
    expect(reply.status).toBe(500);
  });
});
