import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GetConnectorPage } from "@/lib/profit/wire/get-connector-page";
import { type Caller, callerOf, type Row } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.5: rows. Awkward_Duplicates has 1,000, numbered by Id.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

describe("skip and take", () => {
  test.each([
    ["", 0, 100, 100],
    ["take=7", 0, 7, 7],
    ["skip=990", 990, 100, 10],
    ["skip=1000", 1_000, 100, 0],
    ["skip=5000&take=5", 5_000, 5, 0],
    ["skip=-1&take=-1", -1, -1, 1_000],
    ["skip=-1", -1, 100, 1_000],
    ["skip=-1&take=5", -1, 5, 1_000],
    ["take=0", 0, 0, 1],
    ["skip=3&take=0", 3, 0, 1],
    ["skip=-2&take=3", 0, 3, 3],
    ["skip=x&take=3", 0, 3, 3],
    ["skip=1.5&take=3", 0, 3, 3],
    ["take=abc", 0, 0, 1],
    ["skip=&take=", 0, 100, 100],
    ["skip=99999999999&take=2", 0, 2, 2],
    ["skip=%202%20&take=2", 2, 2, 2],
    ["unknown=1&take=2", 0, 2, 2],
  ])("%s: echoes %i and %i, gives %i rows", async (query, skip, take, count) => {
    const page = GetConnectorPage.parse((await full.get(`connectors/Awkward_Duplicates?${query}`)).json);
    expect([page.skip, page.take, page.rows.length]).toEqual([skip, take, count]);
  });

  test.each(["skip=2&take=-1", "take=-1", "skip=0&take=-1", "take=-5"])("%s is an unexpected error", async (query) => {
    const reply = await full.get(`connectors/Awkward_Duplicates?${query}`);
    expect(reply).toMatchObject({ status: 500, json: { errorNumber: -2147180999 } });
  });
});

test("a page is one line, echoed numbers first", async () => {
  const { text } = await full.get("connectors/ProfitCountries?take=1&orderbyfieldids=CoId");
  expect(text).toBe('{"skip":0,"take":1,"rows":[{"CoId":"A","Co":"Oostenrijk"}]}');
});

describe("up to Profit 6", () => {
  let old: Sandbox;
  beforeAll(async () => {
    old = await startSandbox({ profitVersion: 6, rows: 1_000 });
  });
  afterAll(() => old.close());

  test("skip, take and rows stand on lines of their own", async () => {
    const { text } = await (await callerOf(old)).get("connectors/ProfitCountries?take=1&orderbyfieldids=CoId");
    expect(text).toBe('{\r\n"skip":0,\r\n"take":1,\r\n"rows":[{"CoId":"A","Co":"Oostenrijk"}]\r\n}');
  });

  test("decimals lack their leading zero, so that the answer is no JSON", async () => {
    const reply = await (await callerOf(old)).get("connectors/Awkward_Numbers?orderbyfieldids=Bedrag");
    expect(reply.json).toBeUndefined();
    expect(reply.text).toContain('"Bedrag":-.5,');
    expect(reply.text).toContain('"Bedrag":.5,');
    expect(reply.text).toContain('"Bedrag":0,');
    const bulk = await (await callerOf(old)).get("connectors/Sandbox_Bulk?skip=-1&take=-1");
    expect(bulk.text).toMatch(/"Saldo":-?\.\d/);
    expect(bulk.text).not.toMatch(/"(Saldo|Bedrag)":-?0\./);
  });
});

test("values by type; a date is Dutch time with a Z, rounded to the second", async () => {
  const numbers = await full.rows("Awkward_Numbers");
  expect(numbers.map(({ Bedrag }) => Bedrag)).toContain(-0.5);
  expect(numbers[0]).toMatchObject({ Bedrag: null, Getal: null, Positief: null });
  const dates = Object.fromEntries((await full.rows("Awkward_Dates")).map(({ Waarom, Moment }) => [Waarom, Moment]));
  expect(dates).toMatchObject({
    "geen datum": null,
    "bestaat niet: de klok slaat dit uur over": "2026-03-29T02:30:00Z",
    "naar boven afgerond tot in het nieuwe jaar": "2026-01-01T00:00:00Z",
    "fractie die naar beneden afrondt": "2026-06-30T12:00:00Z",
    "fractie die naar boven afrondt": "2026-06-30T12:00:01Z",
    "middernacht, dus een dag zonder tijd": "2026-06-30T00:00:00Z",
  });
  const [debtor] = await full.rows("Profit_Debtor", { take: "1", orderbyfieldids: "DebtorId" });
  expect(debtor).toMatchObject({ DebtorId: "10001", CollectAccount: "1300", Blocked: expect.any(Boolean) });
});

describe("order", () => {
  const idsBy = async (orderbyfieldids: string) =>
    (await full.rows("Awkward_Duplicates", { orderbyfieldids, take: "-1", skip: "-1" })).map(({ Id }) => Number(Id));

  test("ascending, descending, and over several fields", async () => {
    expect((await idsBy("Id")).slice(0, 3)).toEqual([1, 2, 3]);
    expect((await idsBy("-Id")).slice(0, 3)).toEqual([1_000, 999, 998]);
    expect((await idsBy("-Groep,Id")).slice(0, 3)).toEqual([3, 7, 11]);
    expect((await idsBy("Groep,-Id")).slice(0, 3)).toEqual([1_000, 996, 992]);
    expect((await idsBy(" Groep , -Id ,")).slice(0, 3)).toEqual([1_000, 996, 992]);
  });

  test("without regard to case; empty ones first", async () => {
    const rows = await full.rows("Awkward_Duplicates", { orderbyfieldids: "Status,Id", take: "102" });
    expect(rows.slice(98).map(({ Id, Status }) => [Id, Status])).toEqual([
      [990, null],
      [1_000, null],
      [1, "open"],
      [2, "Open"],
    ]);
  });

  test.each(["Nope", "id", "-", "--Id", "constructor"])("unknown field %s is refused in words", async (field) => {
    const reply = await full.get(`connectors/Awkward_Duplicates?orderbyfieldids=Groep,${field}`, {
      "accept-language": "en",
    });
    if (field === "-") return expect(reply.status).toBe(200);
    expect(reply).toMatchObject({
      status: 500,
      json: { externalMessage: expect.stringMatching(/^Connector field '.*' not found\.$/) },
    });
  });

  test("a field with a dot can be read, not sorted or filtered on", async () => {
    expect(await full.rows("Awkward_Field_Names", { take: "1", orderbyfieldids: "Id" })).toMatchObject([
      { "Adres.Straat": "0-1" },
    ]);
    const sorted = await full.get("connectors/Awkward_Field_Names?orderbyfieldids=Adres.Straat");
    const filtered = await full.get(
      "connectors/Awkward_Field_Names?filterfieldids=Adres.Straat&filtervalues=0-1&operatortypes=1",
    );
    expect([sorted.status, filtered.status]).toEqual([500, 500]);
  });
});

describe("paging", () => {
  const walked = async (connector: string, orderbyfieldids: string): Promise<Row[]> => {
    const rows: Row[] = [];
    // 70 does not fall together with the ends of the ties, which would hide the trouble.
    for (let skip = 0; ; skip += 70) {
      const page = await full.rows(connector, { skip: `${skip}`, take: "70", orderbyfieldids });
      rows.push(...page);
      if (page.length < 70) return rows;
    }
  };
  const unique = (rows: Row[]) => new Set(rows.map(({ Id }) => Id)).size;

  test.each(["Id", "-Id", "Groep,Id", "-Gewijzigd_op,Id"])("ordered by %s every row comes once", async (order) => {
    const rows = await walked("Awkward_Duplicates", order);
    expect([rows.length, unique(rows)]).toEqual([1_000, 1_000]);
  });

  test.each(["", "Groep", "-Status,Groep", "Gewijzigd_op"])(
    "ordered by '%s' rows are lost and doubled",
    async (order) => {
      const rows = await walked("Awkward_Duplicates", order);
      expect(rows).toHaveLength(1_000);
      expect(unique(rows)).toBeLessThan(990);
    },
  );

  test("the same page asked twice is the same", async () => {
    const page = { skip: "300", take: "50" };
    expect(await full.rows("Awkward_Duplicates", page)).toEqual(await full.rows("Awkward_Duplicates", page));
  });
});
