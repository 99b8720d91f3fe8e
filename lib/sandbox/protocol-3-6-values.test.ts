// cspell:ignore DDTUU zzorder
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// What may stand in a body, and in what words the rest is refused.
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

test("every kind of value is read back as it was written", async () => {
  const written = {
    Da: "2026-11-23",
    Mo: "2026-11-23T09:30:15",
    Ti: "09:30:00",
    Am: "-1234.50",
    Bl: "1",
    Pr: "H",
    UsId: "12345.PIET",
    Qu: "7",
    Nt: "Regel 1\r\nRegel 2 – €",
    Fi: "SGFs\nbG8=",
  };
  expect((await post(order(written))).status).toBe(201);
  const [row] = await full.rows("Sandbox_ZzOrders");
  expect(row).toEqual({
    UnId: 1,
    OrNu: 1,
    Ds: "Proef",
    Da: "2026-11-23T00:00:00Z",
    Mo: "2026-11-23T09:30:15Z",
    Ti: "09:30:00",
    Am: -1234.5,
    Bl: true,
    Pr: "H",
    UsId: "12345.PIET",
    Qu: 7,
    Nt: "Regel 1\r\nRegel 2 – €",
    Fi: "SGFsbG8=",
    Rf: null,
  });
});

test.each([
  ["Da", "2026-11-23T09:30:00", "2026-11-23T00:00:00Z"],
  ["Mo", "2026-11-23", "2026-11-23T00:00:00Z"],
  ["Ti", "2026-11-23T09:30:00", "09:30:00"],
  ["Am", 12.5, 12.5],
  ["Am", "0012.500", 12.5],
  ["Bl", false, false],
  ["Bl", "true", true],
  ["Qu", " 7 ", 7],
  ["Qu", "7.0", 7],
  ["Ds", 12, "12"],
  ["Ds", true, "1"],
  ["Pr", "h", "H"],
  ["Nt", "", null],
  ["Qu", null, null],
  ["Da", " ", null],
])("%s takes %j", async (fieldId, written, shown) => {
  expect((await post(order({ [fieldId]: written }))).status).toBe(201);
  expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ [fieldId]: shown }]);
});

test("a decimal of 18 digits is not rounded before it is judged", async () => {
  const rate = (ra: string) => full.send("POST", "connectors/ZzFlat", rateBody(ra));
  function rateBody(ra: string): string {
    return `{"ZzFlat":{"Element":{"@Cu":"USD","@Da":"2026-01-01","Fields":{"Ra":${ra}}}}}`;
  }
  expect(await rate("1234567890.123456789")).toMatchObject(
    refused("De waarde bij 'Koers' heeft te veel cijfers (maximaal 18, waarvan 8 decimalen)."),
  );
  expect((await rate("1.5e3")).status).toBe(201);
  expect(await full.rows("Sandbox_ZzFlat")).toMatchObject([{ Cu: "USD", Ra: 1500 }]);
});

describe("what a field cannot hold is refused, with its label", () => {
  test.each([
    [{ Ds: "x".repeat(21) }, "De waarde bij 'Omschrijving' is te lang (maximaal 20 tekens)."],
    [{ Ds: "" }, "Vul een waarde in bij 'Omschrijving'."],
    [{ Ds: null }, "Vul een waarde in bij 'Omschrijving'."],
    [{ Da: "23-11-2026" }, "De waarde bij 'Datum' is niet geldig (verwacht: datum JJJJ-MM-DD)."],
    [{ Da: "2026-02-30" }, "De waarde bij 'Datum' is niet geldig (verwacht: datum JJJJ-MM-DD)."],
    [
      { Mo: "2026-11-23T09:30:00Z" },
      "De waarde bij 'Moment' is niet geldig (verwacht: datum met tijd JJJJ-MM-DDTUU:MM:SS).",
    ],
    [
      { Mo: "2026-11-23T09:30:00+01:00" },
      "De waarde bij 'Moment' is niet geldig (verwacht: datum met tijd JJJJ-MM-DDTUU:MM:SS).",
    ],
    [{ Ti: "25:00:00" }, "De waarde bij 'Tijd' is niet geldig (verwacht: tijd UU:MM:SS)."],
    [{ Am: "1.234" }, "De waarde bij 'Bedrag' heeft te veel cijfers (maximaal 6, waarvan 2 decimalen)."],
    [{ Am: "1234567" }, "De waarde bij 'Bedrag' heeft te veel cijfers (maximaal 6, waarvan 2 decimalen)."],
    [{ Am: "1,5" }, "De waarde bij 'Bedrag' is niet geldig (verwacht: getal)."],
    [{ Bl: "constructor" }, "De waarde bij 'Geblokkeerd' is niet geldig (verwacht: ja/nee-waarde)."],
    [{ Pr: "X" }, "De waarde bij 'Prioriteit' staat niet in de lijst met mogelijke waarden."],
    [{ Qu: "1.5" }, "De waarde bij 'Aantal' is niet geldig (verwacht: geheel getal)."],
    [{ Qu: 0 }, "De waarde bij 'Aantal' mag niet 0 zijn."],
    [{ Fi: "no base64!" }, "De waarde bij 'Bestand' is niet geldig (verwacht: bestand in base64)."],
  ])("%j", async (fields, message) => {
    expect(await post(order(fields))).toMatchObject(refused(message));
    expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
  });

  test("a value that points nowhere has a number of its own", async () => {
    expect(await post(order({ UsId: "12345.NIEMAND" }))).toMatchObject(
      refused("De waarde die is ingevuld bij 'Gebruiker' bestaat niet.", -2147220469),
    );
  });

  test("in the caller's language, and in base64 in X-PROFIT-ERROR", async () => {
    const headers = { "accept-language": "en-us" };
    const reply = await full.send("POST", "connectors/ZzOrders", order({ Ds: "" }), headers);
    expect(reply).toMatchObject(refused("Enter a value for 'Description'."));
    expect(Buffer.from(String(reply.headers["x-profit-error"]), "base64").toString()).toBe(
      "Enter a value for 'Description'.",
    );
  });
});

describe("what the connector does not have is refused", () => {
  const unreadable = (why: string) => refused(`De gegevens kunnen niet worden gelezen: ${why}`, -2147180999);
  const element = { "@UnId": 1, Fields: { Ds: "Proef" }, Objects: { ZzLine: { Element: line } } };
  test.each([
    [{ ZzOrders: { Element: element } }, "Object 'ZzOrders' bestaat niet in deze UpdateConnector."],
    [{ zzorder: { Element: element } }, "Object 'zzorder' bestaat niet in deze UpdateConnector."],
    [order({ ds: "x" }), "Veld 'ds' bestaat niet in deze UpdateConnector."],
    [order({}, { "@Nope": 1 }), "Veld 'Nope' bestaat niet in deze UpdateConnector."],
    [
      { ZzOrder: { Element: { ...element, Objects: { ZzBatch: { Element: line } } } } },
      "Object 'ZzBatch' bestaat niet in deze UpdateConnector.",
    ],
  ])("%j", async (body, message) => {
    expect(await post(body)).toMatchObject(refused(message, -2147180999));
  });

  test.each([
    [[], "{ }"],
    ["tekst", "{ }"],
    [{}, "{ }"],
    [{ ZzOrder: { Element: element }, ZzLine: { Element: line } }, "{ }"],
    [{ ZzOrder: [] }, "ZzOrder"],
    [{ ZzOrder: {} }, "ZzOrder.Element"],
    [{ ZzOrder: { Element: [] } }, "ZzOrder.Element"],
    [{ ZzOrder: { Element: [1] } }, "ZzOrder.Element"],
    [{ ZzOrder: { Element: element, Fields: {} } }, "ZzOrder.Fields"],
    [{ ZzOrder: { Element: { ...element, UnId: 1 } } }, "ZzOrder.Element.UnId"],
    [{ ZzOrder: { Element: { ...element, Fields: { Ds: { "#text": "x" } } } } }, "Ds"],
    [{ ZzOrder: { Element: { ...element, Fields: "x" } } }, "ZzOrder"],
    [{ ZzOrder: { Element: { ...element, Objects: ["x"] } } }, "ZzOrder"],
    [{ ZzOrder: { Element: { ...element, "@Action": "upsert" } } }, "Action 'upsert'"],
    [{ ZzOrder: { Element: { ...element, "@Action": "insert", Fields: { "@action": "update" } } } }, "insert / update"],
  ])("as is a shape that is none: %j", async (body, why) => {
    expect(await post(JSON.stringify(body))).toMatchObject(unreadable(why));
  });

  test("two values for one key contradict", async () => {
    expect(await post(order({ UnId: 2 }))).toMatchObject(
      refused("Bij 'Administratie' zijn twee verschillende waarden ingevuld."),
    );
  });
});

test.each(["", "{", '{"ZzOrder":', "<ZzOrder/>", `${"[".repeat(200_000)}`])(
  "no JSON at all has an answer of its own",
  async (body) => {
    expect(await post(body)).toMatchObject({ status: 400, json: { message: "Invalid json" } });
  },
);
