// cspell:ignore unid ORNU zzline itcd ZZORDER zzorders
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// PUT: every supplied field, and every sub-object whose key is supplied.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await callUrl(`${sandbox.control}/reset`, { method: "POST" });
  const lines = [1, 2].map((number) => ({
    "@LnNu": number,
    Fields: { ItCd: `A${number}` },
    Objects: { ZzBatch: { Element: { Fields: { BaCd: "B1", Qu: number } } } },
  }));
  const element = {
    "@UnId": 1,
    "@OrNu": 7,
    Fields: { Ds: "Proef", Nt: "oud", Am: 1.5, Bl: true },
    Objects: { ZzLine: { Element: lines }, ZzAddress: { Element: { Fields: { CoId: "NL", St: "Kade" } } } },
  };
  expect((await full.send("POST", "connectors/ZzOrders", { ZzOrder: { Element: element } })).status).toBe(201);
});

const put = (element: Record<string, unknown>, path = "ZzOrders") =>
  full.send("PUT", `connectors/${path}`, { ZzOrder: { Element: { "@UnId": 1, "@OrNu": 7, ...element } } });
const refused = (externalMessage: string) => ({ status: 500, json: { externalMessage, errorNumber: -2147180996 } });
const orderRow = async () => (await full.rows("Sandbox_ZzOrders"))[0];
const lineRows = () => full.rows("Sandbox_ZzOrders_ZzLine", { orderbyfieldids: "LnNu" });

test("only the key is needed; other fields stay as they are", async () => {
  const reply = await put({ Fields: { Nt: "nieuw" } });
  expect(reply).toMatchObject({ status: 201, json: { results: { ZzOrders: { UnId: "1", OrNu: "7" } } } });
  expect(await orderRow()).toMatchObject({ Ds: "Proef", Nt: "nieuw", Am: 1.5, Bl: true });
  expect(await lineRows()).toHaveLength(2);
});

test.each(["", null])("%j empties a field", async (empty) => {
  expect((await put({ Fields: { Nt: empty, Am: empty } })).status).toBe(201);
  expect(await orderRow()).toMatchObject({ Nt: null, Am: null, Ds: "Proef" });
});

test.each([
  [{ Ds: "" }, "Vul een waarde in bij 'Omschrijving'."],
  [{ Bl: "" }, "Vul een waarde in bij 'Geblokkeerd'."],
])("what may not be empty stays: %j", async (fields, message) => {
  expect(await put({ Fields: { Nt: "nieuw", ...fields } })).toMatchObject(refused(message));
  expect(await orderRow()).toMatchObject({ Ds: "Proef", Nt: "oud", Bl: true });
});

test("the key may stand as an attribute, in Fields or in both", async () => {
  const fields = { UnId: "1", OrNu: 7, Nt: "in Fields" };
  const body = { ZzOrder: { Element: { Fields: fields } } };
  expect((await full.send("PUT", "connectors/ZzOrders", body)).status).toBe(201);
  expect(await orderRow()).toMatchObject({ Nt: "in Fields" });
  expect((await put({ Fields: { ...fields, Nt: "in beide" } })).status).toBe(201);
  expect(await orderRow()).toMatchObject({ Nt: "in beide" });
  expect(await put({ Fields: { OrNu: 8 } })).toMatchObject(
    refused("Bij 'Nummer' zijn twee verschillende waarden ingevuld."),
  );
});

test("a record that is not there is not made", async () => {
  expect(await put({ "@OrNu": 8, Fields: { Ds: "x" } })).toMatchObject(refused("Order: het record bestaat niet."));
  expect(await put({ "@OrNu": "" })).toMatchObject(refused("Vul een waarde in bij 'Nummer'."));
  expect(await full.rows("Sandbox_ZzOrders")).toHaveLength(1);
});

describe("lines below the record", () => {
  const inLines = (...lines: unknown[]) => put({ Objects: [{ ZzLine: { Element: lines } }] });

  test("one whose key is supplied is changed", async () => {
    expect((await inLines({ "@LnNu": 2, Fields: { ItCd: "A9" } })).status).toBe(201);
    expect(await lineRows()).toMatchObject([
      { LnNu: 1, ItCd: "A1" },
      { LnNu: 2, ItCd: "A9" },
    ]);
  });

  test("one without a key is added", async () => {
    expect((await inLines({ Fields: { ItCd: "A3" } })).status).toBe(201);
    expect((await lineRows()).map(({ ItCd }) => ItCd)).toEqual(["A1", "A2", "A3"]);
  });

  test("one whose key attribute is nobody's is refused", async () => {
    expect(await inLines({ "@LnNu": 9, Fields: { ItCd: "A9" } })).toMatchObject(
      refused("Regel: het record bestaat niet."),
    );
  });

  test("one that plain fields identify is changed when it is there, else added", async () => {
    const batches = [{ Fields: { BaCd: "B1", Qu: 50 } }, { Fields: { BaCd: "B2", Qu: 60 } }];
    expect((await inLines({ "@LnNu": 2, Objects: { ZzBatch: { Element: batches } } })).status).toBe(201);
    const rows = await full.rows("Sandbox_ZzOrders_ZzLine_ZzBatch", { orderbyfieldids: "LnNu,BaCd" });
    expect(rows.map(({ LnNu, BaCd, Qu }) => [LnNu, BaCd, Qu])).toEqual([
      [1, "B1", 1],
      [2, "B1", 50],
      [2, "B2", 60],
    ]);
  });

  test("an action of its own counts for a line", async () => {
    const reply = await inLines(
      { "@LnNu": 1, "@Action": "delete" },
      { "@LnNu": 9, Fields: { "@action": "insert", ItCd: "A9" } },
    );
    expect(reply.status).toBe(201);
    expect((await lineRows()).map(({ LnNu }) => LnNu)).toEqual([2, 9]);
    expect(await inLines({ Fields: { "@Action": "update", ItCd: "A9" } })).toMatchObject(
      refused("Vul een waarde in bij 'Regelnummer'."),
    );
  });

  test("the only line there can be needs no key", async () => {
    const address = { ZzAddress: { Element: { Fields: { St: "Dijk" } } } };
    expect((await put({ Objects: address })).status).toBe(201);
    expect(await full.rows("Sandbox_ZzOrders_ZzAddress")).toMatchObject([{ St: "Dijk", CoId: "NL" }]);
    const another = { ZzAddress: { Element: { "@Action": "insert", Fields: { CoId: "BE" } } } };
    expect(await put({ Objects: another })).toMatchObject(refused("Adres: er is maar een regel mogelijk."));
  });

  test("lines that can only be added are not changed and not taken away", async () => {
    const note = (fields: Record<string, unknown>) => put({ Objects: { ZzNote: { Element: { Fields: fields } } } });
    expect((await note({ NoId: "N1", Tx: "a" })).status).toBe(201);
    expect(await note({ NoId: "N1", Tx: "b" })).toMatchObject(
      refused("Notitie: via deze UpdateConnector kan niet worden gewijzigd."),
    );
    expect(await note({ NoId: "N1", "@Action": "delete" })).toMatchObject(
      refused("Notitie: via deze UpdateConnector kan niet worden verwijderd."),
    );
    expect(await full.rows("Sandbox_ZzOrders_ZzNote")).toEqual([
      { UnId: 1, ZzOrder_OrNu: 7, NoId: "N1", Tx: "a", OrNu: null },
    ]);
  });
});

test("a refusal deep down takes back what was changed above it", async () => {
  const lines = [{ "@LnNu": 1, Fields: { ItCd: "A9" } }, { "@LnNu": 2, "@Action": "delete" }, { "@LnNu": 3 }];
  const before = await lineRows();
  expect((await put({ Fields: { Nt: "nieuw" }, Objects: { ZzLine: { Element: lines } } })).status).toBe(500);
  expect(await orderRow()).toMatchObject({ Nt: "oud" });
  expect(await lineRows()).toEqual(before);
  expect((await put({ Objects: { ZzLine: { Element: { "@LnNu": 2, Fields: { ItCd: "A5" } } } } })).status).toBe(201);
});

test("a PUT on a sub-object changes as any PUT does", async () => {
  const line = { "@LnNu": 2, Fields: { ItCd: "A9" } };
  expect((await put({ Objects: { ZzLine: { Element: line } } }, "ZzOrders/ZzLine")).status).toBe(201);
  expect(await lineRows()).toMatchObject([{ ItCd: "A1" }, { ItCd: "A9" }]);
});

test("a line that a PUT may not have acts as its own action says", async () => {
  expect((await put({ "@Action": "delete" })).status).toBe(201);
  expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
});

test("names in another case, 200 for a PUT and 500 for bad JSON where that is asked for", async () => {
  const openQuestions = { names: "any-case", putStatus: 200, invalidJson: 500, resultName: "root" } as const;
  const other = await startSandbox({ updates: SAMPLES, openQuestions });
  const caller = await callerOf(other);
  const element = { "@unid": 1, "@ORNU": 7, Fields: { DS: "x" } };
  const objects = { zzline: { Element: { Fields: { itcd: "A" } } } };
  const body = { ZZORDER: { Element: { ...element, Objects: objects } } };
  expect(await caller.send("POST", "connectors/zzorders", body)).toMatchObject({
    status: 201,
    json: { results: { ZzOrder: { UnId: "1", OrNu: "7" } } },
  });
  expect((await caller.send("PUT", "connectors/zzorders", { ZZORDER: { Element: element } })).status).toBe(200);
  expect((await caller.send("PUT", "connectors/ZzOrders", "{")).status).toBe(500);
  await other.close();
});
