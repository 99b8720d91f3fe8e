import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { profitTroubleOf as troubleOf, valuesOf } from "@/lib/testing/profit-answers";
import type { ProfitEndpoint } from "../endpoint";
import { scanReceived } from "../rest/get-connector";
import { receiveSoapPage, requestSoapPage } from "./get-data";

const ENDPOINT: ProfitEndpoint = {
  restBaseUrl: new URL("http://127.0.0.1/ProfitRestServices/"),
  authorization: "AfasToken x",
  language: "nl-nl",
  fetch: (input, init) => fetch(input, init),
  timeoutMs: 5_000,
};

/** Answers of other makes than the sandbox's. */
async function answered(body: string | Buffer, { status = 200, type = "text/xml; charset=utf-8" } = {}) {
  const server = createServer((_, response) => response.writeHead(status, { "content-type": type }).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const asked = { connectorId: "Demo", filter: { groups: [] }, orderBy: [], skip: 0, take: 100, fields: FIELDS };
  try {
    const soapBaseUrl = new URL(`http://127.0.0.1:${port}/ProfitServices/`);
    const received = await receiveSoapPage(await requestSoapPage({ ...ENDPOINT, soapBaseUrl }, asked), asked);
    return valuesOf((await scanReceived(received, asked)).cells);
  } finally {
    server.close();
  }
}

const FIELDS = [
  { id: "Nr", dataType: "int" },
  { id: "Naam", dataType: "string" },
  { id: "Actief", dataType: "boolean" },
  { id: "Bedrag", dataType: "decimal" },
  { id: "Op", dataType: "date" },
];
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const around = (result: string) =>
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<GetDataWithOptionsResponse xmlns="urn:Afas.Profit.Services">${result}</GetDataWithOptionsResponse></s:Body></s:Envelope>`;
const withResult = (inner: string) => around(`<GetDataWithOptionsResult>${escaped(inner)}</GetDataWithOptionsResult>`);
const rows = (inner: string) => withResult(`<AfasGetConnector>${inner}</AfasGetConnector>\n`);
const ROW =
  "<Demo><Nr>1</Nr><Naam>a &amp; b</Naam><Actief>true</Actief><Bedrag>-.5</Bedrag><Op>2026-03-29T08:15:02</Op></Demo>";
const VALUES = { Nr: "1", Naam: "a & b", Actief: "true", Bedrag: "-0.5", Op: "2026-03-29T08:15:02Z" };
const NOTHING = { Nr: "null", Naam: "null", Actief: "null", Bedrag: "null", Op: "null" };

describe("answers", () => {
  test.each([
    ["rows", rows(ROW), [VALUES]],
    ["an empty Result", withResult(""), []],
    ["an empty element", around("<GetDataWithOptionsResult />"), []],
    ["a root and nothing else", withResult("<AfasGetConnector />\n"), []],
    ["a byte order mark", `\uFEFF${rows(ROW)}`, [VALUES]],
    [
      "CDATA around the rows",
      around(
        `<GetDataWithOptionsResult><![CDATA[<AfasGetConnector>${ROW}</AfasGetConnector>]]></GetDataWithOptionsResult>`,
      ),
      [VALUES],
    ],
    [
      "CDATA in a cell",
      rows('<Demo><Nr>1</Nr><Naam><![CDATA[<a> & "b"]]></Naam></Demo><Demo><Nr>2</Nr></Demo>'),
      [
        { ...NOTHING, Nr: "1", Naam: '<a> & "b"' },
        { ...NOTHING, Nr: "2" },
      ],
    ],
    [
      "fields in another order",
      rows("<Demo><Op/><Bedrag>2.50</Bedrag><Actief>0</Actief><Naam>x</Naam><Nr>7</Nr></Demo>"),
      [{ Nr: "7", Naam: "x", Actief: "false", Bedrag: "2.50", Op: "null" }],
    ],
    ["empty fields left out", rows(`${ROW}<Demo><Nr>2</Nr></Demo>`), [VALUES, { ...NOTHING, Nr: "2" }]],
    ["a field more than metainfo has", rows(ROW.replace("</Demo>", "<Nieuw>9</Nieuw></Demo>")), [VALUES]],
    [
      "a schema that nobody asked for",
      rows(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="x"/></xs:schema>${ROW}`),
      [VALUES],
    ],
    ["spaces between everything", rows(` \n${ROW.replaceAll("><", ">\r\n  <")}\n`), [VALUES]],
    [
      "line ends and references",
      rows(ROW.replace("a &amp; b", "a&#xD;\nb\tc&#x20AC;&quot;\\")),
      [{ ...VALUES, Naam: 'a\r\nb\tc€"\\' }],
    ],
    ["an attribute", rows(ROW.replace("<Naam>", '<Naam xml:space="preserve">')), [VALUES]],
    ["what is no number of a number's field", rows(ROW.replace("<Nr>1<", "<Nr>007<")), [{ ...VALUES, Nr: "007" }]],
    [
      "a name that was escaped",
      withResult(
        `<AfasGetConnector><_x0044_emo><Nr>1</Nr><N_x0061_am>z</N_x0061_am><Actief/><Bedrag/><Op/></_x0044_emo></AfasGetConnector>`,
      ),
      [{ ...NOTHING, Nr: "1", Naam: "z" }],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await answered(body)).toEqual(expected);
  });

  test.each([
    ["a field fewer than metainfo has", rows(ROW.replace(/<Bedrag>.*<\/Bedrag>/, "")), "missingFields"],
    ["another connector's rows", rows(ROW.replaceAll("Demo", "Anders")), "wrongShape"],
    ["a field twice", rows(ROW.replace("<Op>", "<Nr>2</Nr><Op>")), "wrongShape"],
    ["an element in a cell", rows(ROW.replace("a &amp; b", "<b>x</b>")), "wrongShape"],
    ["text between fields", rows(ROW.replace("<Naam>", "oeps<Naam>")), "wrongShape"],
    ["no envelope", "<AfasGetConnector/>", "wrongShape"],
    ["a document type", rows(ROW).replace("<s:Envelope", "<!DOCTYPE x><s:Envelope"), "notXml"],
    ["an entity of its own", rows(ROW.replace("a &amp; b", "&eigen;")), "notXml"],
    ["a character XML does not have", rows(ROW.replace("a &amp; b", "&#1;")), "notXml"],
    ["one in an attribute", rows(ROW.replace("<Naam>", '<Naam a="\uffff">')), "notXml"],
    ["a closing tag of something else", rows(ROW.replace("</Naam>", "</Noam>")), "notXml"],
    ["half an answer", rows(ROW).slice(0, -200), "cutOff"],
    ["half a row in a whole envelope", withResult(`<AfasGetConnector>${ROW.slice(0, 40)}`), "cutOff"],
    ["no end of the rows", withResult(`<AfasGetConnector>${ROW}`), "cutOff"],
    ["nothing", "", "empty"],
    ["JSON", '{"rows":[]}', "notXml"],
    ["not UTF-8", Buffer.from(rows(ROW.replace("a &amp; b", "\u00e9")), "latin1"), "notXml"],
  ])("%s", async (_, body, fault) => {
    expect(await troubleOf(answered(body))).toMatchObject({ code: "BAD_ANSWER", fault });
  });

  test("a web page is told as one, with any status", async () => {
    for (const status of [200, 500]) {
      const run = answered("<!DOCTYPE html><html>Log in</html>", { status, type: "text/html" });
      expect((await troubleOf(run)).code).toBe("NOT_PROFIT");
    }
  });

  test("a fault that says 200 is a fault", async () => {
    const fault = around("").replace(
      /<GetData.*Response>/,
      "<s:Fault><faultcode>x</faultcode><faultstring>Nee</faultstring></s:Fault>",
    );
    expect(await troubleOf(answered(fault))).toMatchObject({ code: "REFUSED", message: "Nee" });
  });

  test.each([
    [401, "TOKEN_REJECTED"],
    [403, "ADDRESS_BLOCKED"],
    [404, "NOT_FOUND"],
    [503, "UNAVAILABLE"],
  ])("status %i is %s", async (status, code) => {
    expect(await troubleOf(answered("", { status }))).toMatchObject({ code });
  });
});
