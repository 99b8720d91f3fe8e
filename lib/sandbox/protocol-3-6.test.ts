import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// POST on connectors that have every trait an UpdateConnector can have.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

const post = (body: unknown, path = "ZzOrders") => full.send("POST", `connectors/${path}`, body);
const refused = (externalMessage: string, errorNumber = -2147180996) => ({
  status: 500,
  json: { externalMessage, errorNumber, profitLogReference: expect.stringMatching(/^[0-9A-F]{32}$/) },
});
const line = { "@LnNu": 1, Fields: { ItCd: "A1" } };
const order = (fields: Record<string, unknown> = {}, keys: Record<string, unknown> = {}) => ({
  ZzOrder: {
    Element: {
      "@UnId": 1,
      ...keys,
      Fields: { Ds: "Proef", ...fields },
      Objects: { ZzLine: { Element: line } },
    },
  },
});

describe("a body is read in every form that clients write it in", () => {
  const line1 = { Fields: { ItCd: "A1", AmDe: 1.5 } };
  const line2 = { "@LnNu": 7, Fields: { ItCd: "A2", AmCr: "1.50" }, Objects: [{ ZzBatch: { Element: batch("B") } }] };
  function batch(code: string) {
    return { Fields: { BaCd: code } };
  }
  const bodies: Record<string, unknown> = {
    "objects as objects, elements bare": {
      "@UnId": 1,
      "@OrNu": 5,
      Fields: { Ds: "Proef" },
      Objects: { ZzLine: { Element: [line1, line2] }, ZzAddress: { Element: { Fields: { CoId: "NL" } } } },
    },
    "objects as an array of one-key objects, elements in arrays": [
      {
        "@UnId": "1",
        "@OrNu": "5",
        Fields: { Ds: "Proef" },
        Objects: [{ ZzLine: { Element: [line1, line2] } }, { ZzAddress: { Element: [{ Fields: { CoId: "NL" } }] } }],
      },
    ],
    "objects in one element of an array, keys in Fields": {
      Fields: { UnId: 1, OrNu: "5", Ds: "Proef" },
      Objects: [{ ZzLine: { Element: [line1, line2] }, ZzAddress: { Element: { Fields: { CoId: "NL" } } } }],
    },
    "Fields in an array": {
      Fields: [{ UnId: 1, OrNu: 5 }, { Ds: "Proef" }],
      Objects: { ZzLine: { Element: [line1, line2] }, ZzAddress: { Element: { Fields: [{ CoId: "NL" }] } } },
    },
    "an object twice, keys in both places": {
      "@UnId": 1,
      "@OrNu": 5,
      Fields: { UnId: "1", OrNu: 5, Ds: "Proef" },
      Objects: [
        { ZzLine: { Element: line1 } },
        { ZzLine: { Element: line2 } },
        { ZzAddress: { Element: { Fields: { CoId: "NL", St: null } } } },
        { ZzNote: null },
        "",
      ],
    },
    "actions on Element and in Fields, in either case": {
      "@UnId": 1,
      "@OrNu": 5,
      "@action": "insert",
      Fields: { Ds: "Proef", "@Action": "insert" },
      Objects: {
        ZzLine: {
          Element: [
            { ...line1, "@Action": "insert" },
            { ...line2, Fields: { ...line2.Fields, "@action": "Insert" } },
          ],
        },
        ZzAddress: { Element: { Fields: { CoId: "NL" } } },
      },
    },
  };

  test.each(Object.keys(bodies))("%s", async (name) => {
    const reply = await post({ ZzOrder: { Element: bodies[name] } });
    expect(reply).toMatchObject({ status: 201, json: { results: { ZzOrders: { UnId: "1", OrNu: "5", LnNu: "1" } } } });
    expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ UnId: 1, OrNu: 5, Ds: "Proef" }]);
    const lines = await full.rows("Sandbox_ZzOrders_ZzLine", { orderbyfieldids: "LnNu" });
    expect(lines).toEqual([
      { UnId: 1, OrNu: 5, LnNu: 1, ItCd: "A1", AmDe: 1.5, AmCr: null },
      { UnId: 1, OrNu: 5, LnNu: 7, ItCd: "A2", AmDe: null, AmCr: 1.5 },
    ]);
    expect(await full.rows("Sandbox_ZzOrders_ZzLine_ZzBatch")).toEqual([
      { UnId: 1, OrNu: 5, LnNu: 7, BaCd: "B", Qu: null },
    ]);
    expect(await full.rows("Sandbox_ZzOrders_ZzAddress")).toEqual([{ UnId: 1, OrNu: 5, St: null, CoId: "NL" }]);
    expect(await full.rows("Sandbox_ZzOrders_ZzNote")).toEqual([]);
  });
});

describe("what identifies a record", () => {
  test("a number that is left out is given, and given once", async () => {
    expect(await post(order())).toMatchObject({ json: { results: { ZzOrders: { UnId: "1", OrNu: "1" } } } });
    expect(await post(order({}, { "@OrNu": 2 }))).toMatchObject({ status: 201 });
    expect(await post(order())).toMatchObject({ json: { results: { ZzOrders: { OrNu: "3" } } } });
    expect((await full.send("DELETE", "connectors/ZzOrders/ZzOrder/@UnId,@OrNu/1,3")).status).toBe(200);
    expect(await post(order())).toMatchObject({ json: { results: { ZzOrders: { OrNu: "4" } } } });
    expect(await post(order({}, { "@UnId": 2, "@OrNu": 3 }))).toMatchObject({ status: 201 });
  });

  test("a record that exists is not inserted again", async () => {
    await post(order({}, { "@OrNu": 2 }));
    expect(await post(order({}, { "@OrNu": "2" }))).toMatchObject(refused("Order: het record bestaat al."));
    expect(await full.rows("Sandbox_ZzOrders")).toHaveLength(1);
  });

  test("a part of the key that nobody gives is missed", async () => {
    expect(await post(order({}, { "@UnId": null }))).toMatchObject(refused("Vul een waarde in bij 'Administratie'."));
  });
});

test("several Elements give an array of results", async () => {
  const element = order().ZzOrder.Element;
  const reply = await post({ ZzOrder: { Element: [element, { ...element, "@OrNu": 9 }, element] } });
  expect(reply.json).toEqual({
    results: {
      ZzOrders: [
        { UnId: "1", OrNu: "1", LnNu: "1" },
        { UnId: "1", OrNu: "9", LnNu: "1" },
        { UnId: "1", OrNu: "2", LnNu: "1" },
      ],
    },
  });
});

test("a connector that gives nothing back answers 201 without a body", async () => {
  const body = { ZzFlat: { Element: { "@Cu": "USD", "@Da": "2026-01-01", Fields: { Ra: 1.1 } } } };
  const reply = await post(body, "ZzFlat");
  expect(reply).toMatchObject({ status: 201, text: "" });
  expect(reply.headers["content-length"]).toBe("0");
});

test("one refusal anywhere takes the whole call back", async () => {
  const element = order().ZzOrder.Element;
  const bad = { ...element, Objects: { ZzLine: { Element: [line, { Fields: { ItCd: "" } }] } } };
  expect(await post({ ZzOrder: { Element: [element, bad] } })).toMatchObject(
    refused("Vul een waarde in bij 'Artikel'."),
  );
  expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
  expect(await full.rows("Sandbox_ZzOrders_ZzLine")).toEqual([]);
});

describe("what the objects of a connector may hold", () => {
  const withObjects = (objects: unknown) => ({
    ZzOrder: { Element: { "@UnId": 1, Fields: { Ds: "Proef" }, Objects: objects } },
  });
  test("an obligatory object must be there", async () => {
    const without = { ZzOrder: { Element: { "@UnId": 1, Fields: { Ds: "Proef" } } } };
    expect(await post(without)).toMatchObject(refused("Vul een waarde in bij 'Regel'."));
  });

  test("an object for one line takes one", async () => {
    const two = [{ Fields: { CoId: "NL" } }, { Fields: { CoId: "BE" } }];
    expect(await post(withObjects({ ZzLine: { Element: line }, ZzAddress: { Element: two } }))).toMatchObject(
      refused("Adres: er is maar een regel mogelijk."),
    );
  });

  test("four levels deep is written and read back", async () => {
    const serial = { "@SeNo": 3, Fields: { SnCd: "S-3" } };
    const batch = { Fields: { BaCd: "B1" }, Objects: { ZzSerial: { Element: serial } } };
    const body = withObjects({ ZzLine: { Element: { ...line, Objects: [{ ZzBatch: { Element: batch } }] } } });
    expect((await post(body)).status).toBe(201);
    expect(await full.rows("Sandbox_ZzOrders_ZzLine_ZzBatch_ZzSerial")).toEqual([
      { UnId: 1, OrNu: 1, LnNu: 1, BaCd: "B1", SeNo: 3, SnCd: "S-3" },
    ]);
  });

  test("a rule that does not hold takes all back", async () => {
    const unequal = [{ Fields: { ItCd: "A1", AmDe: 10 } }, { Fields: { ItCd: "A2", AmCr: 9.99 } }];
    expect(await post(withObjects({ ZzLine: { Element: unequal } }))).toMatchObject(refused("Niet in balans."));
    expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
  });
});

describe("a match comes before the action", () => {
  const relation = (fields: Record<string, unknown>) => ({ ZzRelation: { Element: { Fields: fields } } });
  test("what is found is changed, what is not is new", async () => {
    const first = await post(relation({ MaCd: "3", Nm: "Bakker" }), "ZzRelation");
    expect(first.json).toEqual({ results: { ZzRelation: { BcCo: "1" } } });
    expect((await post(relation({ MaCd: 3, Nm: "Bakker" }), "ZzRelation")).json).toEqual(first.json);
    expect(await full.rows("Sandbox_ZzRelation")).toEqual([{ BcCo: "1", MaCd: null, Nm: "Bakker" }]);
  });

  test("several that fit are refused", async () => {
    await post(relation({ MaCd: "6", Nm: "Bakker" }), "ZzRelation");
    await post(relation({ MaCd: "6", Nm: "Bakker" }), "ZzRelation");
    expect(await post(relation({ MaCd: "3", Nm: "Bakker" }), "ZzRelation")).toMatchObject(
      refused("Relatie: er zijn meer records die voldoen."),
    );
  });
});

describe("a POST on a sub-object", () => {
  const body = (inside: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
    ZzOrder: { Element: { "@UnId": 1, "@OrNu": 1, Fields: fields, Objects: inside } },
  });
  beforeEach(() => post(order({}, { "@OrNu": 1 })));

  test("inserts lines below a record that is there, and changes it", async () => {
    const lines = [{ Fields: { ItCd: "A2" } }, { Fields: { ItCd: "A3" } }];
    const reply = await post(body({ ZzLine: { Element: lines } }, { Nt: "nieuw" }), "ZzOrders/ZzLine");
    expect(reply).toMatchObject({ status: 201, json: { results: { ZzOrders: { UnId: "1", OrNu: "1" } } } });
    expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ Ds: "Proef", Nt: "nieuw" }]);
    const rows = await full.rows("Sandbox_ZzOrders_ZzLine", { orderbyfieldids: "LnNu" });
    expect(rows.map(({ LnNu, ItCd }) => [LnNu, ItCd])).toEqual([
      [1, "A1"],
      [2, "A2"],
      [3, "A3"],
    ]);
  });

  test("deeper down, what lies between is changed only", async () => {
    const batch = { ZzBatch: { Element: { Fields: { BaCd: "B1" } } } };
    const lines = { ZzLine: { Element: { "@LnNu": 1, Objects: batch } } };
    expect((await post(body(lines), "ZzOrders/ZzBatch")).status).toBe(201);
    expect(await post(body(lines), "ZzOrders/ZzLine/ZzBatch")).toMatchObject(refused("Partij: het record bestaat al."));
    expect(await full.rows("Sandbox_ZzOrders_ZzLine_ZzBatch")).toMatchObject([{ LnNu: 1, BaCd: "B1" }]);
  });

  test("refuses a main record or an object that is not there", async () => {
    const lines = { ZzLine: { Element: { Fields: { ItCd: "A2" } } } };
    const other = { ZzOrder: { Element: { ...body(lines).ZzOrder.Element, "@OrNu": 2 } } };
    expect(await post(other, "ZzOrders/ZzLine")).toMatchObject(refused("Order: het record bestaat niet."));
    expect(await post(body(lines), "ZzOrders/Nope")).toMatchObject({ status: 500 });
    expect(await post(body(lines), "ZzOrders/ZzNote")).toMatchObject({ status: 500 });
    expect(await full.rows("Sandbox_ZzOrders_ZzLine")).toHaveLength(1);
  });
});

test("who has no right to the connector writes nothing, and reads in no companion", async () => {
  const other = await callerOf(sandbox, "read-only");
  const reply = await other.send("POST", "connectors/ZzOrders", order());
  expect(reply).toMatchObject({ status: 500, json: { errorNumber: -2147180996 } });
  expect((await other.get("connectors/Sandbox_ZzOrders")).status).toBe(500);
  expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
});
