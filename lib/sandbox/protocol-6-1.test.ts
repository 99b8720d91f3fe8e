// cspell:ignore appconnectorupdate
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { SAMPLES } from "./updates/sample-connectors";

// The XML of UpdateConnectors, through SOAP: each level says what is to be done, and less may be left out than in REST.
let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The result text, or what the fault says. */
async function execute(xml: string, connector = "ZzOrders") {
  const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><Execute
    xmlns="urn:Afas.Profit.Services"><connectorType>${connector}</connectorType><connectorVersion>1</connectorVersion>
    <dataXml><![CDATA[${xml}]]></dataXml></Execute></soap:Body></soap:Envelope>`;
  const headers = {
    authorization: full.authorization,
    "content-type": "text/xml; charset=utf-8",
    soapaction: "urn:Afas.Profit.Services/Execute",
    "accept-language": "en-us",
  };
  const { status, text } = await callUrl(`${sandbox.soap}/appconnectorupdate.asmx`, { method: "POST", headers, body });
  const [, result = ""] = /<ExecuteResult>(.*)<\/ExecuteResult>/s.exec(text) ?? [];
  const [, fault = ""] = /<faultstring[^>]*>(.*?)<\/faultstring>/s.exec(text) ?? [];
  const said = (status === 200 ? result : fault).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return { status, said: said.replaceAll("&#39;", "'").replaceAll("&apos;", "'") };
}

const line = '<ZzLine><Element LnNu="1"><Fields Action="insert"><ItCd>A1</ItCd></Fields></Element></ZzLine>';
const order = (attributes: string, fields: string, objects = line) =>
  `<ZzOrder ${XSI}><Element ${attributes}>${fields}<Objects>${objects}</Objects></Element></ZzOrder>`;
const inserted = (number = 7) =>
  order(`UnId="1" OrNu="${number}"`, '<Fields Action="insert"><Ds>Proef</Ds><Nt>oud</Nt><Bl>1</Bl></Fields>');

test("an insert, read back", async () => {
  const { status, said } = await execute(inserted());
  expect(status).toBe(200);
  expect(said).toContain("<ZzOrder><UnId>1</UnId><OrNu>7</OrNu><LnNu>1</LnNu></ZzOrder>");
  expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ UnId: 1, OrNu: 7, Ds: "Proef", Bl: true }]);
  expect(await full.rows("Sandbox_ZzOrders_ZzLine")).toMatchObject([{ OrNu: 7, LnNu: 1, ItCd: "A1" }]);
});

test("an outer update with an inner insert; xsi:nil and an empty element clear", async () => {
  await execute(inserted());
  const fields = '<Fields Action="update"><Nt xsi:nil="true"/><Am></Am></Fields>';
  const lines =
    '<ZzLine><Element><Fields Action="insert"><ItCd>A2</ItCd></Fields></Element><Element LnNu="1"><Fields Action="delete"/></Element></ZzLine>';
  expect((await execute(order('UnId="1" OrNu="7"', fields, lines))).status).toBe(200);
  expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ Ds: "Proef", Nt: null }]);
  expect(await full.rows("Sandbox_ZzOrders_ZzLine")).toMatchObject([{ LnNu: 2, ItCd: "A2" }]);
});

test("a delete is the same document with another Action", async () => {
  await execute(inserted());
  const xml = '<ZzOrder><Element UnId="1" OrNu="7"><Fields Action="delete"/></Element></ZzOrder>';
  expect(await execute(xml)).toEqual({ status: 200, said: "" });
  expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
});

describe("an Action that is left out", () => {
  const flat = (rate: string) =>
    `<ZzFlat><Element Cu="USD" Da="2026-01-01"><Fields><Ra>${rate}</Ra></Fields></Element></ZzFlat>`;
  test("is guessed where nothing is nested", async () => {
    expect((await execute(flat("1.1"), "ZzFlat")).status).toBe(200);
    expect((await execute(flat("1.2"), "ZzFlat")).status).toBe(200);
    expect(await full.rows("Sandbox_ZzFlat")).toEqual([{ Cu: "USD", Da: "2026-01-01T00:00:00Z", Ra: 1.2 }]);
  });

  test("is missed around other lines, in the words of Visual Basic", async () => {
    await execute(inserted());
    expect(await execute(order('UnId="1" OrNu="7"', "<Fields><Nt>nieuw</Nt></Fields>"))).toEqual({
      status: 500,
      said: "Object variable or With block variable not set",
    });
    expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ Nt: "oud" }]);
  });

  test("is that of the line around it", async () => {
    const bare = "<ZzLine><Element><Fields><ItCd>A1</ItCd></Fields></Element></ZzLine>";
    const xml = order('UnId="1"', '<Fields Action="insert"><Ds>Proef</Ds></Fields>', bare);
    expect((await execute(xml)).status).toBe(200);
    expect(await full.rows("Sandbox_ZzOrders_ZzLine")).toMatchObject([{ LnNu: 1, ItCd: "A1" }]);
  });
});

describe("what is left out of a new record", () => {
  const NOT_SET = { status: 500, said: "Object reference not set to an instance of an object." };
  test("is missed in the words of .NET: a field", async () => {
    expect(await execute(order('UnId="1"', '<Fields Action="insert"><Nt>x</Nt></Fields>'))).toEqual(NOT_SET);
  });

  test("and an object", async () => {
    const xml = '<ZzOrder><Element UnId="1"><Fields Action="insert"><Ds>x</Ds></Fields></Element></ZzOrder>';
    expect(await execute(xml)).toEqual(NOT_SET);
  });

  test("but what is there and empty is asked for", async () => {
    const xml = order('UnId="1"', '<Fields Action="insert"><Ds xsi:nil="true"/></Fields>');
    expect(await execute(xml)).toEqual({ status: 500, said: "Enter a value for 'Description'." });
    expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
  });
});

test("several Elements are one call with several results", async () => {
  const element = (number: number) =>
    `<Element Cu="US${number}" Da="2026-01-01"><Fields Action="insert"><Ra>1</Ra></Fields></Element>`;
  expect((await execute(`<ZzFlat>${element(1)}${element(2)}</ZzFlat>`, "ZzFlat")).status).toBe(200);
  expect(await execute(`<ZzFlat>${element(3)}${element(1)}</ZzFlat>`, "ZzFlat")).toEqual({
    status: 500,
    said: "Tariff: the record exists already.",
  });
  expect(await full.rows("Sandbox_ZzFlat")).toHaveLength(2);
});

test.each([
  "<ZzOrder>",
  "<ZzOrder/>",
  "<ZzOrder><Row/></ZzOrder>",
  "<ZzOrder><Element><Ds>x</Ds></Element></ZzOrder>",
  "<ZzOrder><Element><Fields/><Fields/></Element></ZzOrder>",
  "<ZzOrder><Element><Fields><Ds><b>x</b></Ds></Fields></Element></ZzOrder>",
  "<ZzOrder><Element><Fields><Ds>x</Ds><Ds>y</Ds></Fields></Element></ZzOrder>",
  '<ZzOrder><Element><Fields Action="merge"/></Element></ZzOrder>',
  '<!DOCTYPE a [<!ENTITY b "c">]><ZzOrder><Element/></ZzOrder>',
  "",
])("what is no such document is refused: %s", async (xml) => {
  const { status, said } = await execute(xml);
  expect(status).toBe(500);
  expect(said).toContain("The data cannot be read");
});
