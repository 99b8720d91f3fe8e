import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterJsonOf } from "../compile-json";
import { filtersXmlOf, soapEnvelopeOf, unwritableIn } from "../compile-xml";
import { profitQueryOf } from "../compile";
import { jsonFaultAt } from "./json-fault";
import { OPERATORS, type OperatorName } from "../operators";
import { conditionOf, type ParsedForm, placeOf } from "./parsed-form";
import { parseJsonForm } from "./parse-json";
import { parseListLines, parseLists } from "./parse-lists";
import { parseXmlForm } from "./parse-xml-form";
import { printForm, type PrintableQuery, REQUEST_FORMS } from "./print-forms";

/** The forms of a request, written and read back: what comes back is what was meant. */
const operators = Object.keys(OPERATORS) as OperatorName[];
const id = fc.stringMatching(/^[A-Za-z_][\w .é]{0,10}[\w]$/);
const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "a,b",
    "x;y",
    " spatie ",
    "",
    "<b>&\"'",
    "]]>",
    "50%",
    "2026-01-01T00:00:00",
    "regel\r\nregel",
    "\u0001",
  ),
);
const condition = fc
  .tuple(id, fc.constantFrom(...operators), value)
  .map(([fieldId, operator, text]) => conditionOf(fieldId, operator, text));
const anyQuery: fc.Arbitrary<PrintableQuery> = fc.record({
  connectorId: fc.constantFrom("Demo", "Een <vreemde> & naam"),
  filter: fc.record({ groups: fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { maxLength: 3 }) }),
  orderBy: fc.uniqueArray(fc.record({ fieldId: id, direction: fc.constantFrom("asc" as const, "desc" as const) }), {
    selector: ({ fieldId }) => fieldId,
    maxLength: 3,
  }),
  skip: fc.nat(10_000),
  take: fc.integer({ min: 1, max: 10_000 }),
});

const PARSE = { lists: parseListLines, json: parseJsonForm, soap: parseXmlForm };

test.each(REQUEST_FORMS)("%s: what can be said comes back as it was, and what cannot is told", (form) => {
  let said = 0;
  fc.assert(
    fc.property(anyQuery, (query) => {
      const { text, limits } = printForm(form, query);
      if (text === null) {
        expect(limits.length).toBeGreaterThan(0);
        return;
      }
      said++;
      const parsed = PARSE[form](text);
      expect(parsed.faults).toEqual([]);
      expect(parsed.dropped).toEqual([]);
      expect(parsed.filter).toEqual(query.filter);
      if (form === "json") return;
      const { orderBy, skip, take } = query;
      expect({ orderBy: parsed.orderBy ?? [], skip: parsed.skip, take: parsed.take }).toEqual({ orderBy, skip, take });
      if (form === "soap") expect(parsed.connectorId).toBe(query.connectorId);
    }),
    { numRuns: 500 },
  );
  expect(said).toBeGreaterThan(30);
});

test("the envelope and the query string that are sent come back too", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      if (unwritableIn(query).length === 0) {
        const parsed = parseXmlForm(soapEnvelopeOf(query));
        expect(parsed).toMatchObject({ faults: [], dropped: [], filter: query.filter, take: query.take });
      }
      const sent = new URLSearchParams(profitQueryOf(query).queryString);
      const json = sent.get("filterjson");
      const written = [...sent].map(([name, text]) => ({ name, value: text, at: 0 }));
      const parsed = json === null ? parseLists(written) : parseJsonForm(json);
      expect(parsed.faults).toEqual([]);
      expect(parsed.filter ?? { groups: [] }).toEqual(query.filter);
    }),
    { numRuns: 300 },
  );
});

test("the place where JSON stops is one exactly when the engine finds a fault", () => {
  const text = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", "{", '"', ",", "\\", "x")).map(([json, at, sign]) => {
    const place = at % (json.length + 1);
    return json.slice(0, place) + sign + json.slice(place);
  });
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (written) => {
      const isRight = (() => {
        try {
          JSON.parse(written);
          return true;
        } catch {
          return false;
        }
      })();
      expect(jsonFaultAt(written) === -1).toBe(isRight);
    }),
    { numRuns: 500 },
  );
});

test("any text ends in a form or in faults with a place, never in an error", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom("<", "<a>", "{", "skip=x", "a=b&c", "<Filters><Filter/></Filters>"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...REQUEST_FORMS), text, (form, written) => {
      const parsed = PARSE[form](written);
      for (const { at } of parsed.faults) expect(at).toBeLessThanOrEqual(written.length);
      if (parsed.faults.length === 0) expect(parsed.filter ?? parsed.orderBy).toBeDefined();
    }),
  );
});

const faultsOf = (text: string, parsed: ParsedForm) =>
  parsed.faults.map(({ kind, at }) => [kind, placeOf(text, at).line, placeOf(text, at).column]);

describe("faults have their place", () => {
  test.each([
    ["lists", "filterfieldids=A,B\nfiltervalues=1\noperatortypes=1,1\n", [["listsDiffer", 2, 14]]],
    ["lists", "filterfieldids=A\nfiltervalues=1\noperatortypes=99", [["unknownOperator", 3, 15]]],
    ["lists", "skip=0\nzomaar iets", [["notALine", 2, 1]]],
    ["lists", "take=veel", [["notACount", 1, 6]]],
    ["json", '{"Filters":\n {"Filter": [}}', [["notJson", 2, 14]]],
    [
      "json",
      '{"Filters":{"Filter":{"Field":[\n{"@FieldId":"A","@OperatorType":1,"#text":"x"},\n{"@FieldId":"B","@OperatorType":77,"#text":""}]}}}',
      [["unknownOperator", 3, 2]],
    ],
    ["json", '{"rows":[]}', [["wrongRoot", 1, 1]]],
    [
      "soap",
      '<Filters>\n <Filter>\n  <Field FieldId="A" OperatorType="x"/></Filter></Filters>',
      [["unknownOperator", 3, 3]],
    ],
    ["soap", "<Filters>\n <Filter>", [["notXml", 2, 10]]],
    ["soap", "<Order/>", [["wrongRoot", 1, 1]]],
  ] as const)("%s: %j", (form, text, expected) => {
    expect(faultsOf(text, PARSE[form](text))).toEqual(expected);
  });
});

describe("what others write", () => {
  test("AFAS's own example of AND and OR is read as OR of groups", () => {
    const text = "filterfieldids=A,B;B\nfiltervalues=d,P;[is leeg]\noperatortypes=5,7;8";
    expect(parseListLines(text).filter?.groups).toEqual([
      [conditionOf("A", "less", "d"), conditionOf("B", "notEqual", "P")],
      [conditionOf("B", "isEmpty", "")],
    ]);
  });

  test("single objects in filterjson, and names without their sign", () => {
    const one = '{"Filters":{"Filter":{"Field":{"FieldId":"A","OperatorType":"6","#text":"x"}}}}';
    expect(parseJsonForm(one).filter?.groups).toEqual([[conditionOf("A", "contains", "x")]]);
  });

  test.each([
    ["<skip>-1</skip><take>-1</take>", ["skipAll", "takeAll"]],
    ["<skip>0</skip>", ["takeMissing"]],
    ["<take>0</take>", ["takeZero"]],
    ["<take>5</take><options>&lt;options&gt;&lt;Take&gt;9000&lt;/Take&gt;&lt;/options&gt;</options>", ["takeCapped"]],
    ["<take>5</take><options><options><Outputmode>2</Outputmode></options></options>", ["soapOutput"]],
  ])("SOAP's own rules of paging: %s", (inner, kinds) => {
    const parsed = parseXmlForm(
      `<GetData xmlns="urn:Afas.Profit.Services"><connectorId>X</connectorId>${inner}</GetData>`,
    );
    expect(parsed.faults).toEqual([]);
    expect(parsed.dropped.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("the forms agree on one filter", () => {
    const filter = { groups: [[conditionOf("Naam", "contains", "b&b"), conditionOf("Op", "isEmpty", "")]] };
    expect(parseXmlForm(filtersXmlOf(filter)).filter).toEqual(filter);
    expect(parseJsonForm(filterJsonOf(filter)).filter).toEqual(filter);
  });
});
