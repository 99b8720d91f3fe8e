// cspell:ignore getdata klingon
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import {
  ENVELOPES,
  envelopeOf,
  parametersOf,
  postSoap,
  type SoapCaller,
  soapCallerOf,
  type SoapReply,
} from "./soap/soap-calls";

// protocol.md 4.1, 4.2, 2.2 and 2.3: how a call and an answer are written, and who calls.
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const ONE_COUNTRY = { connectorId: "ProfitCountries", take: 1 };
const AUSTRIA =
  "<AfasGetConnector><ProfitCountries><CoId>A</CoId><Co>Oostenrijk</Co></ProfitCountries></AfasGetConnector>\n";
const FIRST = { ...ONE_COUNTRY, options: '<options><Index><Field FieldId="CoId" OperatorType="1"/></Index></options>' };
const address = () => `${sandbox.soap}/appconnectorget.asmx`;
const token = () => `<token>${full.xmlToken.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</token>`;
const gives = (reply: SoapReply) => ({ status: reply.status, result: reply.result });
const AUSTRIAN = { status: 200, result: AUSTRIA };

test("4.1: an answer is one line from the declaration to its end, its document escaped", async () => {
  const { text, headers } = await full.call("appconnectorget", "GetDataWithOptions", FIRST);
  expect(text).toBe(
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
      '<GetDataWithOptionsResponse xmlns="urn:Afas.Profit.Services"><GetDataWithOptionsResult>' +
      "&lt;AfasGetConnector&gt;&lt;ProfitCountries&gt;&lt;CoId&gt;A&lt;/CoId&gt;&lt;Co&gt;Oostenrijk&lt;/Co&gt;" +
      "&lt;/ProfitCountries&gt;&lt;/AfasGetConnector&gt;\n" +
      "</GetDataWithOptionsResult></GetDataWithOptionsResponse></soap:Body></soap:Envelope>",
  );
  expect(headers["content-type"]).toBe("text/xml; charset=utf-8");
});

test("4.1: a call in SOAP 1.2 is answered in SOAP 1.2", async () => {
  const headers = { "content-type": 'application/soap+xml; charset=utf-8; action="urn:Afas.Profit.Services/GetData"' };
  const reply = await full.call("appconnectorget", "GetData", ONE_COUNTRY, { version: "1.2", headers });
  expect(reply.status).toBe(200);
  expect(reply.text).toContain(`<soap:Envelope xmlns:soap="${ENVELOPES["1.2"]}"`);
  expect(reply.headers["content-type"]).toBe("application/soap+xml; charset=utf-8");
});

describe("4.1: the type of the content", () => {
  test.each([
    "text/xml; charset=utf-8",
    "text/xml",
    "application/xml",
    "TEXT/XML;charset=UTF-8",
    'text/xml; charset="utf-8"',
  ])("%s is read", async (type) => {
    const headers = { "content-type": type };
    expect(gives(await full.call("appconnectorget", "GetDataWithOptions", FIRST, { headers }))).toEqual(AUSTRIAN);
  });

  test("none at all is taken for XML", async () => {
    const body = envelopeOf("GetDataWithOptions", token() + parametersOf(FIRST));
    const reply = await callUrl(address(), { method: "POST", body });
    expect(reply.status).toBe(200);
  });

  test.each(["application/json", "text/plain", "multipart/related; type=x"])("%s is refused with 415", async (type) => {
    const reply = await full.call("appconnectorget", "GetData", ONE_COUNTRY, { headers: { "content-type": type } });
    expect(reply).toMatchObject({ status: 415, fault: { code: "soap:Client" } });
  });
});

describe("4.1: the action", () => {
  test.each([
    ["quoted", '"urn:Afas.Profit.Services/GetDataWithOptions"'],
    ["plain", "urn:Afas.Profit.Services/GetDataWithOptions"],
    ["empty, so that the body decides", '""'],
  ])("%s", async (_, soapaction) => {
    const headers = { soapaction };
    expect(gives(await full.call("appconnectorget", "GetDataWithOptions", FIRST, { headers }))).toEqual(AUSTRIAN);
  });

  test.each([
    ["as PHP writes it when nobody tells it otherwise", '"urn:Afas.Profit.Services#GetData"'],
    ["of another service", '"urn:Afas.Profit.Services/GetAttachment"'],
    ["in other letters", '"urn:Afas.Profit.Services/getdata"'],
    ["of another operation than the body's", '"urn:Afas.Profit.Services/GetDataWithOptions"'],
  ])("%s is refused", async (_, soapaction) => {
    const reply = await full.call("appconnectorget", "GetData", ONE_COUNTRY, { headers: { soapaction } });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Client", detail: "" } });
    expect(reply.fault?.message).toContain("SOAPAction");
  });

  test.each([
    '"urn:Afas.Profit.Services/Execute"',
    "urn:Afas.Profit.Services/Execute",
    '"urn:Afas.Profit.Services#GetData"',
  ])("a wrong one in the content type of SOAP 1.2 is refused: %s", async (action) => {
    const headers = { "content-type": `application/soap+xml; charset=utf-8; action=${action}` };
    const reply = await full.call("appconnectorget", "GetData", ONE_COUNTRY, { version: "1.2", headers });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Sender" } });
  });
});

describe("4.1, 4.2: how a call may be written", () => {
  const body = (operation: string) =>
    `<x:Envelope xmlns:x="${ENVELOPES["1.1"]}"><x:Header><y:a xmlns:y="urn:y"><y:b/></y:a></x:Header><x:Body>\n` +
    `${operation}\n</x:Body></x:Envelope>`;
  const options = `<options>${parametersOf({ o: FIRST.options }).slice(3, -4)}</options>`;

  test.each([
    ["in an order of its own", () => `${options}<take>1</take><connectorId>ProfitCountries</connectorId>${token()}`],
    [
      "with parameters that nobody knows",
      () =>
        `${token()}<environmentId>O1</environmentId>${options}<take>1</take><connectorId>ProfitCountries</connectorId>`,
    ],
    [
      "with an empty filter and parameters that are nil",
      () =>
        `${token()}${options}<filtersXml/><skip xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>` +
        "<take>1</take><connectorId>ProfitCountries</connectorId>",
    ],
    [
      "with comments, CDATA and blanks",
      () =>
        `<!-- a --><token>\r\n  <![CDATA[${full.xmlToken}]]>\n</token>${options}<take> 1 </take>` +
        "<connectorId>Profit<!-- b -->Countries</connectorId>",
    ],
  ])("%s", async (_, parameters) => {
    const operation = `<GetDataWithOptions xmlns="urn:Afas.Profit.Services">${parameters()}</GetDataWithOptions>`;
    expect(gives(await postSoap(address(), body(operation)))).toEqual(AUSTRIAN);
  });

  test("with unqualified parameters below a prefixed operation", async () => {
    const inside = `${token()}${options}<take>1</take><connectorId>ProfitCountries</connectorId>`;
    const operation = `<urn:GetDataWithOptions xmlns:urn="urn:Afas.Profit.Services">${inside}</urn:GetDataWithOptions>`;
    expect(gives(await postSoap(address(), body(operation)))).toEqual(AUSTRIAN);
  });

  test("parameters of another namespace do not count", async () => {
    const inside = `${token()}<o:take xmlns:o="urn:o">1</o:take><connectorId>ProfitCountries</connectorId>`;
    const reply = await postSoap(address(), envelopeOf("GetData", inside));
    expect(reply.result).toBe("<AfasGetConnector />\n");
  });

  test("of doubles the first counts", async () => {
    const inside = `${token()}<take>1</take><take>2</take><connectorId>ProfitCountries</connectorId>`;
    const { result } = await postSoap(address(), envelopeOf("GetData", inside));
    expect(result.match(/<CoId>/g)).toHaveLength(1);
  });
});

describe("the characters of a call", () => {
  const find = (declaration: string) =>
    `${declaration}${envelopeOf("GetData", "").replace(/<\?.*?\?>/, "")}`.replace(
      "</GetData>",
      () =>
        `${token()}<connectorId>ProfitCountries</connectorId><take>5</take>` +
        '<filtersXml>&lt;Filters>&lt;Filter>&lt;Field FieldId="Co" OperatorType="1">België&lt;/Field>&lt;/Filter>&lt;/Filters></filtersXml></GetData>',
    );
  const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
  const bytes: [string, string, () => Buffer][] = [
    ["UTF-8 with a mark", "text/xml", () => Buffer.from(`\ufeff${find("")}`)],
    [
      "UTF-8 that says UTF-16 in its declaration",
      "text/xml",
      () => Buffer.from(find('<?xml version="1.0" encoding="utf-16"?>')),
    ],
    ["UTF-16 with a mark", "text/xml", () => Buffer.from(`\ufeff${find("")}`, "utf16le")],
    ["UTF-16 in the other order, with a mark", "text/xml; charset=utf-8", () => utf16be(`\ufeff${find("")}`)],
    [
      "UTF-16 without a mark",
      "text/xml",
      () => Buffer.from(find('<?xml version="1.0" encoding="utf-16"?>'), "utf16le"),
    ],
    ["UTF-16 in the other order, without a mark", "text/xml", () => utf16be(find(""))],
    ["Latin 1 by its content type", "text/xml; charset=ISO-8859-1", () => Buffer.from(find(""), "latin1")],
    [
      "Latin 1 by its declaration",
      "text/xml",
      () => Buffer.from(find("<?xml version='1.0' encoding='ISO-8859-1'?>"), "latin1"),
    ],
  ];
  test.each(bytes)("%s", async (_, type, body) => {
    const reply = await postSoap(address(), body(), { "content-type": type });
    expect(gives(reply)).toMatchObject({ status: 200 });
    expect(reply.result).toContain("<Co>België</Co>");
  });

  test.each([
    ["bytes that are no UTF-8", "text/xml", () => Buffer.from(find(""), "latin1"), /UTF-8/],
    ["a set that nobody knows", "text/xml; charset=klingon", () => Buffer.from(find("")), /klingon/],
  ])("%s are refused", async (_, type, body, words) => {
    const reply = await postSoap(address(), body(), { "content-type": type });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Client" } });
    expect(reply.fault?.message).toMatch(words);
  });
});

describe("2.2, 2.3: the token", () => {
  const ask = (options: Parameters<SoapCaller["call"]>[3], values: Record<string, string | number> = {}) =>
    full.call("appconnectorget", "GetDataWithOptions", { ...values, ...FIRST }, options);

  test("in the header, as in REST; the body needs none then", async () => {
    expect(gives(await ask({ token: "header" }))).toEqual(AUSTRIAN);
  });

  test("with one in the header the body's is not looked at", async () => {
    expect(gives(await ask({ token: "header" }, { token: "nit" }))).toEqual(AUSTRIAN);
  });

  test("nowhere: 401 without a body", async () => {
    expect(await ask({ token: "none" })).toMatchObject({ status: 401, text: "", headers: { "content-length": "0" } });
  });

  test("unknown, in the header: 401 without a body", async () => {
    const unknown = full.xmlToken.replace(/[0-9A-F]{64}/, "0".repeat(64));
    const headers = { authorization: `AfasToken ${Buffer.from(unknown).toString("base64")}` };
    const reply = await ask({ token: "none", headers });
    expect(reply).toMatchObject({ status: 401, text: "" });
  });

  test.each(["geheim", "", "<token/>", "PHRva2VuPg==", "<token><version>2</version><data>00</data></token>"])(
    "that cannot be read, in the body: a fault with a line WARN (%s)",
    async (written) => {
      const reply = await ask({ token: "none" }, { token: written });
      expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
      expect(reply.fault?.detail).toMatch(/^WARN\.*: Token could not be parsed$/m);
    },
  );

  test("that nobody has, in the body: a fault about the user name", async () => {
    const unknown = full.xmlToken.replace(/[0-9A-F]{64}/, "0".repeat(64));
    const reply = await ask({ token: "none" }, { token: unknown });
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
    expect(reply.fault?.message).toMatch(/gebruikersnaam.*inloggegevens/);
    expect(reply.fault?.detail).not.toContain("WARN");
  });

  test.each(["blocked", "expired"])("of an app connector that is %s: as one that nobody has", async (name) => {
    const { xmlToken } = await soapCallerOf(sandbox, name);
    const reply = await ask({ token: "none" }, { token: xmlToken });
    expect(reply.fault?.message).toContain("inloggegevens");
  });

  test("from an address that is not allowed: 403 without a body", async () => {
    const { xmlToken } = await soapCallerOf(sandbox, "address-blocked");
    expect(await ask({ token: "none" }, { token: xmlToken })).toMatchObject({ status: 403, text: "" });
  });
});

test("3.0: IntegrationId and other headers are accepted", async () => {
  const headers = { integrationid: "12345_123456", "accept-language": "en-us" };
  const reply = await full.call("appconnectorget", "GetDataWithOptions", FIRST, { headers });
  expect(gives(reply)).toEqual(AUSTRIAN);
});
