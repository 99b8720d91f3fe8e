// cspell:ignore Datas profitcountries
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parseXml } from "@/lib/xml/parse-xml";
import { callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { ENVELOPES, envelopeOf, postSoap, type SoapCaller, soapCallerOf } from "./soap/soap-calls";
import { SAMPLES } from "./updates/sample-connectors";

// protocol.md 4.9: faults; and how SOAP calls show in the request log and meet faults on order.
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

const refused = { connectorId: "Awkward_Blocked", take: 1 };
const refusal = (options: Parameters<SoapCaller["call"]>[3] = {}) =>
  full.call("appconnectorget", "GetData", refused, options);
const LOG_REFERENCE = /^Log reference\.*: ([0-9A-F]{32})$/m;

describe("a fault of Profit's", () => {
  test("is a 500 with a text of dot-padded lines in its detail", async () => {
    const { status, headers, text, fault } = await refusal();
    expect([status, headers["content-type"]]).toEqual([500, "text/xml; charset=utf-8"]);
    const message = "De definitie van GetConnector 'Awkward_Blocked' is geblokkeerd.";
    expect(fault).toMatchObject({ code: "soap:Server", message, errorNumber: "-2147180999", detailMessage: message });
    const [, reference = ""] = LOG_REFERENCE.exec(fault?.detail ?? "") ?? [];
    expect(text).toContain(
      `<soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>${message}</faultstring><detail>` +
        `<ProfitApplicationException><ErrorNumber>-2147180999</ErrorNumber><Message>${message}</Message><Detail>[ANTA ERROR]\n` +
        `Description.......: ${message}\nLog reference.....: ${reference}</Detail></ProfitApplicationException></detail>` +
        "</soap:Fault></soap:Body></soap:Envelope>",
    );
  });

  test("follows the language of the call", async () => {
    const { fault } = await refusal({ headers: { "accept-language": "en-us" } });
    expect(fault?.message).toBe("The definition of GetConnector 'Awkward_Blocked' is blocked.");
  });

  test("has the form of SOAP 1.2 for a call in SOAP 1.2", async () => {
    const { text, headers, fault } = await refusal({ version: "1.2" });
    expect(headers["content-type"]).toBe("application/soap+xml; charset=utf-8");
    expect(fault).toMatchObject({ code: "soap:Receiver", errorNumber: "-2147180999" });
    expect(text).toContain("<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code><soap:Reason>");
    expect(text).toContain('<soap:Text xml:lang="nl">De definitie');
    expect(text).toContain("</soap:Reason><soap:Detail><ProfitApplicationException>");
  });

  test("escapes what the caller wrote", async () => {
    const { fault, text } = await full.call("appconnectorget", "GetData", { connectorId: "<a>&\u0001", take: 1 });
    expect(fault?.message).toContain("'<a>&");
    expect(text).not.toContain("<a>");
  });

  test("401 for a connector outside the app connector, when it is turned so", async () => {
    const turned = await startSandbox({ openQuestions: { notAuthorised: 401 } });
    const support = await soapCallerOf(turned, "support");
    const reply = await support.call("appconnectorget", "GetData", { connectorId: "Profit_Debtor", take: 1 });
    await turned.close();
    expect(reply).toMatchObject({ status: 401, text: "" });
  });
});

describe("a call that never reaches Profit", () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    postSoap(`${sandbox.soap}/appconnectorget.asmx`, body, headers);
  const call = envelopeOf("GetData", "");
  const inBody = (content: string) =>
    `<s:Envelope xmlns:s="${ENVELOPES["1.1"]}"><s:Body>${content}</s:Body></s:Envelope>`;

  test.each<[string, string, string]>([
    ["no XML", "hallo", "soap:Client"],
    ["nothing", "", "soap:Client"],
    ["XML that ends too soon", call.slice(0, -20), "soap:Client"],
    ["XML that goes on", `${call}<a/>`, "soap:Client"],
    ["another root", "<GetData/>", "soap:VersionMismatch"],
    ["an envelope of SOAP 2", call.replace(ENVELOPES["1.1"], "urn:soap:2"), "soap:VersionMismatch"],
    ["an envelope without a body", `<s:Envelope xmlns:s="${ENVELOPES["1.1"]}"/>`, "soap:Client"],
    ["an empty body", inBody(""), "soap:Client"],
    [
      "a body of the other version",
      call.replace("<soap:Body>", `<b:Body xmlns:b="${ENVELOPES["1.2"]}">`).replace("</soap:Body>", "</b:Body>"),
      "soap:Client",
    ],
    ["an operation without namespace", inBody("<GetData/>"), "soap:Client"],
    ["an operation of another namespace", inBody('<GetData xmlns="urn:x"/>'), "soap:Client"],
    ["an operation that is not there", inBody('<GetDatas xmlns="urn:Afas.Profit.Services"/>'), "soap:Client"],
    ["a parameter with elements inside", envelopeOf("GetData", "<filtersXml><Filters/></filtersXml>"), "soap:Client"],
    ["a document type", `<!DOCTYPE a>${inBody("")}`, "soap:Client"],
    [
      "a header that must be understood",
      inBody("").replace("<s:Body>", '<s:Header><a s:mustUnderstand="1"/></s:Header><s:Body>'),
      "soap:MustUnderstand",
    ],
  ])("%s", async (_, body, code) => {
    const reply = await post(body);
    expect(reply).toMatchObject({ status: 500, fault: { code, detail: "" } });
    expect(reply.fault?.message).not.toBe("");
  });

  test("tells line and column of what is wrong in the XML", async () => {
    const { fault } = await post('<s:Envelope\nxmlns:s="urn:x"><a b=c/>');
    expect(fault?.message).toMatch(/There is an error in XML document \(\d+, \d+\)|SOAP version mismatch/);
    expect((await post("<a>\n<b></a>")).fault?.message).toMatch(/version mismatch/);
    expect((await post(inBody("\n<GetData></x>"))).fault?.message).toMatch(/\(2, \d+\)/);
  });

  test("in SOAP 1.2 the codes have their other names", async () => {
    const body = call
      .replace(ENVELOPES["1.1"], ENVELOPES["1.2"])
      .replace("GetData ", "GetDatas ")
      .replace("</GetData>", "</GetDatas>");
    expect((await post(body, { "content-type": "application/soap+xml" })).fault?.code).toBe("soap:Sender");
    expect((await post("hallo", { "content-type": "application/soap+xml" })).fault?.code).toBe("soap:Sender");
  });
});

describe("4.9: the REST host answers 500 to SOAP", () => {
  test.each(["appconnectorget.asmx", "connectors/Profit_Debtor", "metainfo", "nowhere"])("%s", async (path) => {
    const reply = await postSoap(`${sandbox.rest}/${path}`, envelopeOf("GetData", ""));
    expect(reply).toMatchObject({ status: 500, json: { errorNumber: -2147180999 } });
  });

  test("but not to what is no envelope", async () => {
    expect((await callUrl(`${sandbox.rest}/nowhere`, { method: "POST", body: "<a/>" })).status).toBe(404);
  });
});

describe("the request log", () => {
  const logged = async () => (await callUrl(`${sandbox.control}/requests`)).json as Record<string, unknown>[];

  test("shows service, connector, operation and caller of SOAP calls, and nothing secret", async () => {
    await full.call("AppConnectorGet", "GetData", { connectorId: "ProfitCountries", take: 1 });
    await full.call("appconnectorupdate", "Execute", { connectorType: "ZzRelation", dataXml: "" });
    const parametersXml = "<DataConnector><UpdateConnectorId>ZzOrders</UpdateConnectorId></DataConnector>";
    await full.call("appconnectordata", "Execute", { dataID: "GetXmlSchema", parametersXml });
    await full.call("appconnectorreport", "Execute", { reportID: "0F3A" });
    await full.call("appconnectorsubject", "GetAttachment", { subjectID: 1 });
    await callUrl(`${sandbox.soap}/appconnectorget.asmx?wsdl`);
    await full.call("nowhere", "GetData", {});
    expect(await logged()).toMatchObject([
      {
        service: "appconnectorget",
        connector: "ProfitCountries",
        action: "GetData",
        appConnector: "full",
        status: 200,
      },
      { service: "appconnectorupdate", connector: "ZzRelation", action: "Execute", appConnector: "full", status: 500 },
      { service: "appconnectordata", connector: "ZzOrders", action: "Execute", appConnector: "full", status: 200 },
      { service: "appconnectorreport", connector: "0F3A", action: "Execute", appConnector: "full", status: 500 },
      { service: "appconnectorsubject", connector: null, action: "GetAttachment", appConnector: "full" },
      { service: "appconnectorget", connector: null, action: "describe", appConnector: null, status: 200 },
      { service: "nowhere", connector: null, action: "", status: 404 },
    ]);
    expect(JSON.stringify(await logged())).not.toContain(full.token);
  });
});

describe("faults on order", () => {
  const order = (body: unknown) => callUrl(`${sandbox.control}/faults`, { method: "POST", body: JSON.stringify(body) });
  const countries = () => full.call("appconnectorget", "GetData", { connectorId: "ProfitCountries", take: 1 });
  const journals = () => full.call("appconnectorget", "GetData", { connectorId: "Profit_Journals", take: 1 });

  test("strike by connector, and are a SOAP fault then", async () => {
    await order({ match: { connector: "profitcountries" }, fault: { kind: "status", status: 500, message: "Vol." } });
    expect((await journals()).status).toBe(200);
    expect(await countries()).toMatchObject({ status: 500, fault: { code: "soap:Server", message: "Vol." } });
    expect((await countries()).status).toBe(200);
  });

  test("strike by service and by operation", async () => {
    await order({ match: { service: "AppConnectorGet", action: "GetData" }, fault: { kind: "status", status: 503 } });
    expect((await full.call("appconnectorversioninfo", "GetProductVersion")).status).toBe(200);
    expect(await countries()).toMatchObject({ status: 503, headers: { "retry-after": "7200" } });
  });

  test("break off a write before it is done, and after", async () => {
    const dataXml =
      '<ZzRelation><Element><Fields Action="insert"><BcCo>7</BcCo><Nm>A</Nm></Fields></Element></ZzRelation>';
    const write = () => full.call("appconnectorupdate", "Execute", { connectorType: "ZzRelation", dataXml });
    const rows = async () =>
      (await full.call("appconnectorget", "GetData", { connectorId: "Sandbox_ZzRelation", skip: -1 })).result;
    await order({ match: { connector: "ZzRelation" }, fault: { kind: "reset" } });
    await expect(write()).rejects.toThrow();
    expect(await rows()).not.toContain("<BcCo>");
    await order({ match: { connector: "ZzRelation" }, fault: { kind: "reset", when: "after" } });
    await expect(write()).rejects.toThrow();
    expect(await rows()).toContain("<BcCo>7</BcCo>");
  });

  test("old numbers in rows", async () => {
    await order({ fault: { kind: "malformed", as: "numbers" } });
    const { result } = await full.call("appconnectorget", "GetData", { connectorId: "Awkward_Numbers", skip: -1 });
    expect(result).toContain("<Bedrag>-.5</Bedrag>");
    expect(parseXml(result).children.length).toBeGreaterThan(5);
  });
});
