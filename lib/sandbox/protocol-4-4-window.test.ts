import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "./server";
import { type SoapCaller, soapCallerOf } from "./soap/soap-calls";

// protocol.md 4.4: skip and take, and what can be turned. Awkward_Wide has 1,200 rows.
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const connectorId = "Awkward_Wide";
const count = (result: string) => (result.match(/<Awkward_Wide>/g) ?? []).length;
type Values = Record<string, string | number>;

describe("as parameters", () => {
  const data = (values: Values) => full.call("appconnectorget", "GetData", { connectorId, ...values });

  test.each<[string, Values, number]>([
    ["no take: no rows", {}, 0],
    ["no take: no rows, whatever skip says", { skip: 5 }, 0],
    ["take 0: no rows", { take: 0 }, 0],
    ["skip may be left out", { take: 7 }, 7],
    ["take above 1,000 is honoured", { skip: 0, take: 1_150 }, 1_150],
    ["skip near the end", { skip: 1_195, take: 100 }, 5],
    ["skip beyond the end", { skip: 5_000, take: 5 }, 0],
    ["skip -1: all rows", { skip: -1, take: -1 }, 1_200],
    ["skip -1 does not look at take", { skip: -1, take: -7 }, 1_200],
    ["skip -1 without take", { skip: -1 }, 1_200],
    ["skip below -1 with a take is 0", { skip: -2, take: 3 }, 3],
    ["skip below -1 without a take is -1", { skip: -5 }, 1_200],
    ["blanks around a number do not count", { skip: " 1198 ", take: "\n5\n" }, 2],
  ])("%s", async (_, values, rows) => {
    const reply = await data(values);
    expect([reply.status, count(reply.result)]).toEqual([200, rows]);
  });

  test.each<Values>([{ skip: 0, take: -1 }, { take: -1 }, { skip: 3, take: -100 }])(
    "a negative take is an error of Profit's own: %o",
    async (values) => {
      const reply = await data(values);
      expect(reply.fault).toMatchObject({ code: "soap:Server", errorNumber: "-2147180999" });
      expect(reply.fault?.message).toContain("onverwachte fout");
    },
  );

  test.each<Values>([
    { skip: "a", take: 1 },
    { skip: "1.5", take: 1 },
    { skip: "", take: 1 },
    { take: "1e3" },
    { take: "0x10" },
    { take: "99999999999" },
    { skip: -1, take: "veel" },
    { take: "9".repeat(100_000) },
  ])("what is no whole number of 32 bits never reaches Profit", async (values) => {
    expect(await data(values)).toMatchObject({ status: 500, fault: { code: "soap:Client" } });
  });
});

describe("inside the options", () => {
  const data = (options: string, values: Values = {}) =>
    full.call("appconnectorget", "GetDataWithOptions", {
      connectorId,
      ...values,
      options: `<options>${options}</options>`,
    });

  test.each<[string, string, Values, number]>([
    ["take", "<Skip>0</Skip><Take>50</Take>", {}, 50],
    ["take 0: no rows", "<Take>0</Take>", {}, 0],
    ["no take anywhere: no rows", "<Skip>3</Skip>", {}, 0],
    ["a negative take is 1,000", "<Take>-1</Take>", {}, 1_000],
    ["a take above 1,000 is 1,000", "<Take>1100</Take>", {}, 1_000],
    ["skip", "<Skip>1190</Skip><Take>50</Take>", {}, 10],
    ["the parameter wins: take", "<Take>50</Take>", { take: 3 }, 3],
    ["the parameter wins: more than 1,000", "<Take>50</Take>", { take: 1_100 }, 1_100],
    ["the parameter wins: no rows", "<Take>50</Take>", { take: 0 }, 0],
    ["the parameter wins: skip", "<Skip>1199</Skip><Take>50</Take>", { skip: 1_190 }, 10],
    ["skip below -1 with a take is 0", "<Skip>-2</Skip><Take>4</Take>", {}, 4],
  ])("%s", async (_, options, values, rows) => {
    const reply = await data(options, values);
    expect([reply.status, count(reply.result)]).toEqual([200, rows]);
  });

  test("no number is refused by Profit", async () => {
    expect(await data("<Take>1e3</Take>")).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });
});

test("pages by a unique order lose and double nothing", async () => {
  const index = '<options><Index><Field FieldId="Kolom_001" OperatorType="1"/></Index></options>';
  const ids: string[] = [];
  for (let skip = 0; skip < 1_200; skip += 500) {
    const values = { connectorId, skip, take: 500, options: index };
    const { result } = await full.call("appconnectorget", "GetDataWithOptions", values);
    ids.push(...[...result.matchAll(/<Kolom_001>(\d+)</g)].map(([, id]) => id ?? ""));
  }
  expect(ids).toEqual(Array.from({ length: 1_200 }, (_, index) => String(index + 1)));
});

describe("what can be turned", () => {
  const answers = async (
    settings: Parameters<typeof startSandbox>[0],
    connector: string,
    options: string,
    values: Values = { take: 100 },
  ) => {
    const turned = await startSandbox(settings);
    try {
      const caller = await soapCallerOf(turned);
      const asked = { connectorId: connector, ...values, options: `<options>${options}</options>` };
      return (await caller.call("appconnectorget", "GetDataWithOptions", asked)).text;
    } finally {
      await turned.close();
    }
  };

  test("booleans as 1 and 0", async () => {
    const text = await answers({ openQuestions: { soapBooleans: "1-0" } }, "Awkward_Numbers", "");
    expect(text).toContain("&lt;Positief&gt;1&lt;/Positief&gt;");
    expect(text).not.toContain("true");
  });

  test("no rows: the root alone although a schema was asked for, or nothing at all", async () => {
    const metadata = "<Metadata>1</Metadata>";
    const root = await answers({ openQuestions: { soapNoRows: "root" } }, "Awkward_No_Rows", metadata);
    expect(root).toContain("<GetDataWithOptionsResult>&lt;AfasGetConnector /&gt;\n</GetDataWithOptionsResult>");
    const nothing = await answers({ openQuestions: { soapNoRows: "nothing" } }, "Awkward_No_Rows", metadata);
    expect(nothing).toContain("<GetDataWithOptionsResult /></GetDataWithOptionsResponse>");
  });

  test("a schema with types", async () => {
    const text = await answers(
      { openQuestions: { soapSchemaTypes: "typed" } },
      "Awkward_Numbers",
      "<Metadata>1</Metadata>",
    );
    expect(text).toContain('name="Bedrag" type="xs:decimal"');
    expect(text).toContain('name="Getal" type="xs:long"');
    expect(text).toContain('name="Positief" type="xs:boolean"');
  });

  test("up to Profit 6 decimals lack their zero, and CR is written otherwise", async () => {
    expect(await answers({ profitVersion: 6 }, "Awkward_Numbers", "")).toContain("&lt;Bedrag&gt;-.5&lt;/Bedrag&gt;");
    expect(await answers({ profitVersion: 6 }, "Awkward_Content", "")).toContain("&amp;gt;&amp;#x0D;\n&amp;lt;order");
  });

  test.each([
    ["1", "-0,5;", ";"],
    ["2", "-0,5\t", "\t"],
    ["3", "-0.5;", ";"],
    ["4", "-0.5\t", "\t"],
  ])("text as output, Outputoptions %s", async (form, half, separator) => {
    const options = `<Outputmode>2</Outputmode><Metadata>1</Metadata><Outputoptions>${form}</Outputoptions>`;
    const settings = { openQuestions: { soapTextOutput: "supported" } } as const;
    const numbers = await answers(settings, "Awkward_Numbers", options);
    expect(numbers).toContain(
      `<GetDataWithOptionsResult>Waarom${separator}Bedrag${separator}Getal${separator}Positief\n`,
    );
    expect(numbers).toContain(`\nmin een half${separator}${half}-1${separator}0\n`);
    const dates = await answers(settings, "Awkward_Dates", options);
    expect(dates).toContain(
      form < "3" ? `schrikkeldag${separator}29-02-2024 08:00:00` : `schrikkeldag${separator}29-02-24 08:00:00`,
    );
    const content = await answers(settings, "Awkward_Content", options);
    expect(content).toContain('"punt;komma,""aanhaling""&#xD;\nnieuwe regel"');
  });
});
