import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// DELETE: everything stands in the path.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await callUrl(`${sandbox.control}/reset`, { method: "POST" });
  const element = (number: number) => ({
    "@UnId": 1,
    "@OrNu": number,
    Fields: { Ds: "a,b/c @ d", Rf: "K1" },
    Objects: {
      ZzLine: {
        Element: [
          { "@LnNu": 1, Fields: { ItCd: "A1", AmDe: 5 } },
          { "@LnNu": 2, Fields: { ItCd: "A2", AmCr: 5 } },
          { "@LnNu": 3, Fields: { ItCd: "A3" }, Objects: { ZzBatch: { Element: { Fields: { BaCd: "B1" } } } } },
          { "@LnNu": 4, Fields: { ItCd: "A3" } },
        ],
      },
      ZzNote: { Element: { Fields: { NoId: "N1" } } },
    },
  });
  await full.send("POST", "connectors/ZzOrders", { ZzOrder: { Element: [element(7), element(8)] } });
});

const remove = (path: string) => full.send("DELETE", `connectors/ZzOrders/${path}`);
const orders = async () => (await full.rows("Sandbox_ZzOrders")).map(({ OrNu }) => OrNu).sort();
const lines = async (order: number) => {
  const rows = await full.rows("Sandbox_ZzOrders_ZzLine", { orderbyfieldids: "LnNu" });
  return rows.filter(({ OrNu }) => OrNu === order).map(({ LnNu }) => LnNu);
};

test.each([
  ["with @", "ZzOrder/@UnId,@OrNu/1,7"],
  ["without", "ZzOrder/UnId,OrNu/1,7"],
  ["mixed, in another order, and encoded", "ZzOrder/%40OrNu,UnId/7,1"],
  ["with other fields that say which one is meant", "ZzOrder/Ds,OrNu/a%2Cb%2Fc%20%40%20d,7"],
])("a record by its key: %s", async (_name, path) => {
  expect(await remove(path)).toMatchObject({ status: 200, text: "" });
  expect(await orders()).toEqual([8]);
  expect(await lines(7)).toEqual([]);
});

test("a line by the keys of both levels, and one below it", async () => {
  expect((await remove("ZzOrder/@UnId,@OrNu/1,7/ZzLine/@LnNu/3/ZzBatch/@BaCd/B1")).status).toBe(200);
  expect(await full.rows("Sandbox_ZzOrders_ZzLine_ZzBatch")).toMatchObject([{ OrNu: 8, BaCd: "B1" }]);
  expect((await remove("ZzOrder/UnId,OrNu/1,7/ZzLine/LnNu/4")).status).toBe(200);
  expect(await lines(7)).toEqual([1, 2, 3]);
});

test("all lines that fit go, below every record that fits", async () => {
  expect((await remove("ZzOrder/UnId/1/ZzLine/ItCd/A3")).status).toBe(200);
  expect(await lines(7)).toEqual([1, 2]);
  expect(await lines(8)).toEqual([1, 2]);
});

test("of records themselves only one may fit", async () => {
  expect(await remove("ZzOrder/@UnId/1")).toMatchObject({
    status: 500,
    json: { externalMessage: "Order: er zijn meer records die voldoen." },
  });
  expect(await orders()).toEqual([7, 8]);
});

test.each([
  ["ZzOrder/@UnId,@OrNu/1,9", "Order: het record bestaat niet."],
  ["ZzOrder/@UnId,@OrNu/1,7/ZzLine/LnNu/9", "Regel: het record bestaat niet."],
  ["ZzOrder/@UnId,@OrNu/1,x", "De waarde bij 'Nummer' is niet geldig (verwacht: geheel getal)."],
  ["ZzOrder/@Nope/1", "Veld 'Nope' bestaat niet in deze UpdateConnector."],
  ["ZzOrders/@UnId,@OrNu/1,7", "Object 'ZzOrders' bestaat niet in deze UpdateConnector."],
  ["ZzOrder/@UnId,@OrNu/1,7/ZzBatch/BaCd/B1", "Object 'ZzBatch' bestaat niet in deze UpdateConnector."],
  ["ZzOrder/@UnId,@OrNu/1,7/ZzNote/NoId/N1", "Notitie: via deze UpdateConnector kan niet worden verwijderd."],
  ["ZzOrder/@UnId,@OrNu/1,7/ZzLine/LnNu/1", "Niet in balans."],
])("%s is refused", async (path, externalMessage) => {
  expect(await remove(path)).toMatchObject({ status: 500, json: { externalMessage } });
  expect(await orders()).toEqual([7, 8]);
  expect(await lines(7)).toEqual([1, 2, 3, 4]);
});

test.each(["", "ZzOrder", "ZzOrder/@UnId", "ZzOrder/@UnId/1/ZzLine", "ZzOrder/@UnId,@OrNu/1", "ZzOrder/@UnId/1,7"])(
  "no such path: %s",
  async (path) => {
    expect((await remove(path)).status).toBe(404);
  },
);

test("a connector that deletes nothing says so", async () => {
  const body = { ZzRelation: { Element: { Fields: { MaCd: "6", Nm: "Bakker" } } } };
  await full.send("POST", "connectors/ZzRelation", body);
  expect(await full.send("DELETE", "connectors/ZzRelation/ZzRelation/BcCo/1")).toMatchObject({
    status: 500,
    json: { externalMessage: "Relatie: via deze UpdateConnector kan niet worden verwijderd." },
  });
  expect(await full.rows("Sandbox_ZzRelation")).toHaveLength(1);
});

test("a key that was a date or a code in capitals is found as it was written", async () => {
  const body = { ZzFlat: { Element: { "@Cu": "USD", "@Da": "2026-01-01", Fields: { Ra: 1.1 } } } };
  await full.send("POST", "connectors/ZzFlat", body);
  expect((await full.send("DELETE", "connectors/ZzFlat/ZzFlat/@Cu,@Da/usd,2026-01-01")).status).toBe(200);
  expect(await full.rows("Sandbox_ZzFlat")).toEqual([]);
});
