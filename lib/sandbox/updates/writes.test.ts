// cspell:ignore letrec
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { SAMPLES } from "./sample-connectors";

// What holds whatever is written. console.error fails these tests.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
const reset = () => callUrl(`${sandbox.control}/reset`, { method: "POST" });
beforeEach(reset);

/** Hundreds of calls, on machines that do other things too. */
const SLOW = { timeout: 120_000 };

const COMPANIONS = [
  "Sandbox_ZzOrders",
  "Sandbox_ZzOrders_ZzLine",
  "Sandbox_ZzOrders_ZzLine_ZzBatch",
  "Sandbox_ZzOrders_ZzLine_ZzBatch_ZzSerial",
  "Sandbox_ZzOrders_ZzAddress",
  "Sandbox_ZzOrders_ZzNote",
];

/** Everything that was written, in bytes. */
async function stored(connectors = COMPANIONS): Promise<string> {
  const replies = await Promise.all(connectors.map((id) => full.get(`connectors/${id}?skip=-1&take=-1`)));
  return replies.map(({ text }) => text).join("\n");
}

type Line = { keys: Record<string, unknown>; fields: Record<string, unknown>; objects: Record<string, Line[]> };

const code = fc.stringMatching(/^[A-Z][A-Z0-9]{0,4}$/);
const line = (
  keys: Record<string, fc.Arbitrary<unknown>>,
  fields: Record<string, fc.Arbitrary<unknown>>,
  objects: Record<string, fc.Arbitrary<Line[]>> = {},
): fc.Arbitrary<Line> => fc.record({ keys: fc.record(keys), fields: fc.record(fields), objects: fc.record(objects) });
const many = (one: fc.Arbitrary<Line>, key: (line: Line) => unknown, minLength = 0) =>
  fc.uniqueArray(one, { selector: key, minLength, maxLength: 3 });
const number = fc.integer({ min: 1, max: 99_999 });

const serials = many(line({ SeNo: number }, { SnCd: code }), ({ keys }) => keys["SeNo"]);
const batches = many(line({}, { BaCd: code, Qu: number }, { ZzSerial: serials }), ({ fields }) => fields["BaCd"]);
const lines = many(line({ LnNu: number }, { ItCd: code }, { ZzBatch: batches }), ({ keys }) => keys["LnNu"], 1);
const order = line(
  { UnId: number, OrNu: number },
  {
    Ds: code,
    Nt: fc.option(fc.string({ unit: "grapheme" })),
    Am: fc.integer({ min: -999_999, max: 999_999 }).map((cents) => cents / 100),
    Bl: fc.boolean(),
  },
  { ZzLine: lines, ZzAddress: many(line({}, { CoId: fc.constantFrom("NL", "BE") }), () => 0) },
);

/** One way to write the same: each choice of form is taken from a row of numbers, over and over. */
function written(root: Line, choices: readonly number[]): unknown {
  let at = 0;
  const choose = (count: number) => (choices[at++ % choices.length] ?? 0) % count;
  const text = (value: unknown) => (value === null || choose(2) === 0 ? value : String(value));
  const emptied = (value: unknown) => (value === null && choose(2) === 1 ? "" : value);
  const elementOf = ({ keys, fields, objects }: Line): Record<string, unknown> => {
    const element: Record<string, unknown> = {};
    const inFields: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(keys)) {
      const where = choose(3);
      if (where !== 1) element[`@${name}`] = text(value);
      if (where !== 0) inFields[name] = text(value);
    }
    for (const [name, value] of Object.entries(fields)) inFields[name] = emptied(text(value));
    const action = ["@Action", "@action"][choose(2)] ?? "";
    const [onElement, onFields] =
      [
        [false, false],
        [true, false],
        [false, true],
      ][choose(3)] ?? [];
    if (onElement) element[action] = "insert";
    if (onFields) inFields[action] = "insert";
    element["Fields"] = inFields;
    const parts = Object.entries(objects)
      .filter(([, inside]) => inside.length > 0)
      .map(([name, inside]): Record<string, unknown> => ({ [name]: objectOf(inside) }));
    if (parts.length > 0) element["Objects"] = choose(2) === 0 ? parts : Object.assign({}, ...parts);
    return element;
  };
  const objectOf = (inside: readonly Line[]) => {
    const elements = inside.map(elementOf);
    return { Element: elements.length === 1 && choose(2) === 0 ? elements[0] : elements };
  };
  return { ZzOrder: objectOf([root]) };
}

test("the same write in any form gives the same records", SLOW, async () => {
  const choices = fc.array(fc.nat(11), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(order, choices, choices, async (root, ...ways) => {
      const results: string[] = [];
      for (const way of ways) {
        await reset();
        const reply = await full.send("POST", "connectors/ZzOrders", written(root, way));
        expect(reply.status).toBe(201);
        results.push(`${reply.text}\n${await stored()}`);
      }
      expect(results[1]).toBe(results[0]);
    }),
    { numRuns: 40 },
  );
});

test("a call with a refusal anywhere changes no answer by a byte", SLOW, async () => {
  const fixed = (root: Line, orderNumber: number): Line => ({ ...root, keys: { UnId: 1, OrNu: orderNumber } });
  const spoil = fc.constantFrom<Record<string, unknown>>(
    { ItCd: "" },
    { Nope: 1 },
    { AmDe: "abc" },
    { AmDe: 1 },
    { "@Action": "delete" },
    { LnNu: -1, "@Action": "update" },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 3 }), spoil, fc.nat(), async (roots, fault, place) => {
      await reset();
      const kept = { ZzOrder: { Element: [1, 2].map((own) => elementOf(fixed(roots[0] as Line, own))) } };
      expect((await full.send("POST", "connectors/ZzOrders", kept)).status).toBe(201);
      const before = await stored();

      const elements = roots.map((root, index) => elementOf(fixed(root, 10 + index)));
      const changing = { "@UnId": 1, "@OrNu": 1, "@Action": "update", Fields: { Nt: "anders", Ds: "anders" } };
      const leaving = { "@UnId": 1, "@OrNu": 2, "@Action": "delete" };
      const bad = {
        "@UnId": 1,
        Fields: { Ds: "x" },
        Objects: { ZzLine: { Element: { Fields: { ItCd: "A", ...fault } } } },
      };
      const all: unknown[] = [changing, leaving, ...elements];
      all.splice(place % (all.length + 1), 0, bad);
      const reply = await full.send("POST", "connectors/ZzOrders", { ZzOrder: { Element: all } });
      expect(reply.status).toBe(500);
      // A write elsewhere, so that no answer comes from memory.
      const rate = { ZzFlat: { Element: { "@Cu": "USD", "@Da": "2026-01-01" } } };
      expect((await full.send("POST", "connectors/ZzFlat", rate)).status).toBe(201);
      expect(await stored()).toBe(before);
    }),
    { numRuns: 40 },
  );
});

function elementOf(root: Line): unknown {
  return (written(root, [0]) as { ZzOrder: { Element: unknown } }).ZzOrder.Element;
}

test("a thousand bodies of any kind get an answer of Profit's", SLOW, async () => {
  const name = fc.constantFrom(
    "ZzOrder",
    "ZzLine",
    "ZzBatch",
    "ZzAddress",
    "Element",
    "Fields",
    "Objects",
    "@UnId",
    "@OrNu",
    "@Action",
    "Ds",
    "ItCd",
    "Am",
    "Da",
    "__proto__",
    "constructor",
    "toString",
    "",
  );
  const scalar = fc.oneof(
    fc.constantFrom<unknown>("insert", "update", "delete", "", null, 1, 0, -1, true, "NL", 1e21, "2026-01-01"),
    fc.string(),
    fc.double({ noNaN: true }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "medium" },
      scalar,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(name, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  // Half of them have the right shape at the top, so that they get further than the door.
  const element = fc.dictionary(name, tree, { maxKeys: 5, noNullPrototype: true });
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    tree.map((value) => JSON.stringify(value) ?? ""),
    fc.oneof(element, fc.array(element)).map((value) => JSON.stringify({ ZzOrder: { Element: value } })),
  );
  const path = fc.constantFrom(
    "ZzOrders",
    "ZzOrders/ZzLine",
    "ZzOrders/ZzBatch",
    "ZzOrders/Nope",
    "ZzFlat",
    "ZzRelation",
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("POST", "PUT"), path, body, async (method, connector, text) => {
      const reply = await full.send(method, `connectors/${connector}`, text);
      expect([201, 400, 500]).toContain(reply.status);
      if (reply.status === 500) expect(reply.json).toMatchObject({ errorNumber: expect.any(Number) });
    }),
    { numRuns: 1_000 },
  );
  expect((await full.get("connectors/Sandbox_ZzOrders")).status).toBe(200);
});

test("any path of a DELETE gets an answer of Profit's", SLOW, async () => {
  const part = fc.oneof(
    fc.constantFrom("ZzOrder", "ZzLine", "@UnId", "UnId,OrNu", "@UnId,@OrNu", "1", "1,7", "%", "%2C", ","),
    fc.string({ unit: fc.constantFrom(..."aZ0@,%./_-") }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      const reply = await full.send("DELETE", `connectors/ZzOrders/${parts.join("/")}`);
      expect([200, 404, 500]).toContain(reply.status);
    }),
    { numRuns: 300 },
  );
});
