import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl, type Row } from "../../calls";
import { type Sandbox, startSandbox } from "../../server";

// Sandbox_Bulk (design 4): rows made from their number, above and below 100,000.
let small: Sandbox;
let large: Sandbox;
let few: Caller;
let many: Caller;
beforeAll(async () => {
  small = await startSandbox({ rows: 2_000 });
  large = await startSandbox({ rows: 300_000_000 });
  few = await callerOf(small);
  many = await callerOf(large);
});
afterAll(async () => {
  await small.close();
  await large.close();
});

const ids = (rows: Row[]) => rows.map(({ Id }) => Id);
const filter = (filterfieldids: string, operatortypes: string, filtervalues: string) => ({
  filterfieldids,
  operatortypes,
  filtervalues,
});

test("what is printed is what is filtered on: every column of every row finds itself", async () => {
  const { json } = await few.get("metainfo/get/Sandbox_Bulk");
  const { fields } = json as { fields: { id: string; dataType: string }[] };
  expect(fields).toHaveLength(20);
  expect(new Set(fields.map(({ dataType }) => dataType))).toEqual(
    new Set(["int", "date", "string", "boolean", "decimal", "blob"]),
  );
  const rows = await few.rows("Sandbox_Bulk", { skip: "-1", take: "-1" });
  expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => fields.map(({ id }) => id)));
  for (const row of [rows[0], rows[31], rows[1_234], rows[1_999]]) {
    for (const { id, dataType } of fields) {
      const value = row?.[id];
      // A shown moment is rounded: compared by its second's beginning here.
      const condition =
        value === null
          ? filter(id, "8", "")
          : dataType === "date"
            ? filter(id, "10", String(value).slice(0, 10))
            : filter(id, "1", String(value));
      const asJson = {
        Filters: {
          Filter: {
            Field: [{ "@FieldId": id, "@OperatorType": condition.operatortypes, "#text": condition.filtervalues }],
          },
        },
      };
      const found = await few.rows("Sandbox_Bulk", { filterjson: JSON.stringify(asJson), skip: "-1", take: "-1" });
      expect(ids(found), `${id} = ${String(value)}`).toContain(row?.["Id"]);
      expect(
        new Set(found.map((other) => JSON.stringify(dataType === "date" ? String(other[id]).slice(0, 10) : other[id])))
          .size,
      ).toBe(1);
    }
  }
});

test("any column sorts below 100,000 rows", async () => {
  const rows = await few.rows("Sandbox_Bulk", { orderbyfieldids: "-Saldo,Id", skip: "-1", take: "-1" });
  const balances = rows.map(({ Saldo }) => Number(Saldo));
  expect(balances).toEqual(balances.toSorted((left, right) => right - left));
});

describe("any number of rows", () => {
  test.each([
    ["Id", "0", [1, 2, 3]],
    ["-Id", "0", [300_000_000, 299_999_999, 299_999_998]],
    ["Id", "299999998", [299_999_999, 300_000_000]],
    ["Modified,Id", "3", [4, 5, 6]],
    ["Modified,-Id", "3", [6, 5, 4]],
    ["-Modified,Id", "0", [299_999_998, 299_999_999, 300_000_000]],
  ])("ordered by %s from %s", async (orderbyfieldids, skip, expected) => {
    expect(ids(await many.rows("Sandbox_Bulk", { orderbyfieldids, skip, take: "3" }))).toEqual(expected);
  });

  test.each<[string, string, string, number[]]>([
    ["Id", "1", "150000000", [150_000_000]],
    ["Id", "2", "299999999", [299_999_999, 300_000_000]],
    ["Id", "3", "2", [1, 2]],
    ["Id", "4", "299999999", [300_000_000]],
    ["Id", "5", "3", [1, 2]],
    ["Id,Id", "7,5", "2,4", [1, 3]],
    ["Id;Id", "1;1", "7;9", [7, 9]],
    ["Id,Id;Id", "2,3;1", "5,6;100", [5, 6, 100]],
    ["Id", "8", "", []],
    ["Id,Modified", "3,9", "2,x", [1, 2]],
    ["Id,Id", "4,5", "9,3", []],
  ])("%s %s %s", async (fields, operators, values, expected) => {
    const rows = await many.rows("Sandbox_Bulk", {
      ...filter(fields, operators, values),
      orderbyfieldids: "Id",
      take: "10",
    });
    expect(ids(rows)).toEqual(expected);
  });

  test("Modified as a range", async () => {
    const [row] = await many.rows("Sandbox_Bulk", { ...filter("Id", "1", "1000000"), take: "1" });
    const from = String(row?.["Modified"]).slice(0, 19);
    const found = await many.rows("Sandbox_Bulk", {
      ...filter("Modified", "2", from),
      orderbyfieldids: "Modified,Id",
      take: "4",
    });
    expect(ids(found)).toEqual([1_000_000, 1_000_001, 1_000_002, 1_000_003].map((id) => expect.closeTo(id, -1)));
  });

  test("without an order pages lose rows, with one they do not", async () => {
    const walk = async (orderbyfieldids: string) => {
      const pages = [];
      for (let skip = 0; skip < 1_000; skip += 100) {
        pages.push(
          ...ids(
            await many.rows("Sandbox_Bulk", {
              ...filter("Id", "3", "1000"),
              orderbyfieldids,
              skip: `${skip}`,
              take: "100",
            }),
          ),
        );
      }
      return new Set(pages).size;
    };
    expect(await walk("Id")).toBe(1_000);
    expect(await walk("Modified,Id")).toBe(1_000);
    expect(await walk("")).toBeLessThan(900);
    expect(await walk("Modified")).toBeLessThan(1_000);
  });

  test.each([
    filter("Naam", "1", "Bakker"),
    filter("Id", "6", "12"),
    { orderbyfieldids: "Naam" },
    { orderbyfieldids: "Modified,Naam" },
  ])("anything else is refused in words: %o", async (query) => {
    const reply = await many.get(
      `connectors/Sandbox_Bulk?${new URLSearchParams(query as Record<string, string>).toString()}`,
    );
    expect(reply).toMatchObject({ status: 500, json: { externalMessage: expect.stringContaining("100.000") } });
  });

  test("closing does not wait for a reader of everything", async () => {
    const own = await startSandbox({ rows: 300_000_000 });
    const caller = await callerOf(own);
    const cut = caller.get("connectors/Sandbox_Bulk?skip=-1&take=-1").catch((error: Error) => error.message);
    // 130 GB would be coming: it is closed once the first of it was sent.
    while (!((await callUrl(`${own.control}/requests`)).json as { bytes: number }[])[0]?.bytes);
    await own.close();
    expect(await cut).toMatch(/aborted|ECONNRESET|socket hang up/);
  });
});
