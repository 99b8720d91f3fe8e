import { createClientAsync, BearerSecurity, type Client } from "soap";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseXml } from "@/lib/xml/parse-xml";
import { callUrl } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { SAMPLES } from "../updates/sample-connectors";
import { type SoapCaller, soapCallerOf } from "./soap-calls";

// A client that nobody here wrote: npm's `soap`, which reads the WSDL and builds its calls from it.
let sandbox: Sandbox;
let full: SoapCaller;
let now = Date.parse("2026-11-23T12:00:00Z");
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES, clock: () => new Date(now) });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

type Answer = Record<string, string | null | undefined> | null;

/** The service as the client sees it; `call` gives the operation's Result. */
async function serviceOf(file: string, options: Parameters<typeof createClientAsync>[1] = {}) {
  const client: Client = await createClientAsync(`${sandbox.soap}/${file}?WSDL`, {
    disableCache: true,
    // Without it the client takes the line feed off the end of a result.
    preserveWhitespace: true,
    ...options,
  });
  const answer = async (operation: string, values: Record<string, unknown>): Promise<Answer> => {
    const invoke = client[`${operation}Async`] as (values: unknown) => Promise<[Answer, string]>;
    return (await invoke.call(client, values))[0];
  };
  const call = async (operation: string, values: Record<string, unknown> = {}) =>
    (await answer(operation, { token: full.xmlToken, ...values }))?.[`${operation}Result`] ?? "";
  return { client, call, answer };
}

test("finds services, ports and operations in every WSDL", async () => {
  const found = await Promise.all(
    [
      "AppConnectorGet.asmx",
      "appconnectorupdate.asmx",
      "appconnectordata.asmx",
      "appconnectorsubject.asmx",
      "appconnectorreport.asmx",
      "appconnectorversioninfo.asmx",
      "tokenconnector.asmx",
      "cmdconnector.asmx",
    ].map(async (file) => {
      const described = (await serviceOf(file)).client.describe() as Record<string, Record<string, object>>;
      const [ports = {}] = Object.values(described);
      return [Object.keys(ports).length, Object.keys(Object.values(ports)[0] ?? {})];
    }),
  );
  expect(found).toEqual([
    [2, ["GetData", "GetDataWithOptions"]],
    [2, ["Execute"]],
    [2, ["Execute"]],
    [2, ["GetAttachment", "GetSubjectAttachmentInfo", "GetSubjectAttachmentData"]],
    [2, ["Execute"]],
    [2, ["GetProductVersion"]],
    [2, ["GenerateOTP", "GetTokenFromOTP"]],
    [2, ["Execute", "GetState"]],
  ]);
});

describe.each([
  ["SOAP 1.1", {}],
  ["SOAP 1.2", { forceSoap12Headers: true }],
])("in %s", (_, options) => {
  test("reads rows, filtered and sorted", async () => {
    const { call } = await serviceOf("appconnectorget.asmx", options);
    const filtersXml = '<Filters><Filter><Field FieldId="Co" OperatorType="10">Belg</Field></Filter></Filters>';
    expect(await call("GetData", { connectorId: "ProfitCountries", filtersXml, skip: 0, take: 10 })).toBe(
      "<AfasGetConnector><ProfitCountries><CoId>B</CoId><Co>België</Co></ProfitCountries></AfasGetConnector>\n",
    );
    const result = await call("GetDataWithOptions", {
      connectorId: "ProfitCountries",
      take: 1,
      options: '<options><Metadata>1</Metadata><Index><Field FieldId="CoId" OperatorType="1"/></Index></options>',
    });
    expect(parseXml(result).children.map(({ name }) => name)).toEqual(["schema", "ProfitCountries"]);
  });

  test("is told what is wrong in Profit's words", async () => {
    const { call } = await serviceOf("appconnectorget.asmx", options);
    await expect(call("GetData", { connectorId: "Nope", take: 1 })).rejects.toThrow("Connector 'Nope' bestaat niet.");
  });

  test("writes, and reads what it wrote", async () => {
    await callUrl(`${sandbox.control}/reset`, { method: "POST" });
    const updates = await serviceOf("appconnectorupdate.asmx", options);
    const dataXml =
      '<ZzRelation><Element><Fields Action="insert"><BcCo>7</BcCo><Nm>Bakker &amp; Zn</Nm></Fields></Element></ZzRelation>';
    expect(await updates.call("Execute", { connectorType: "ZzRelation", connectorVersion: 1, dataXml })).toContain(
      "<results><ZzRelation><BcCo>7</BcCo></ZzRelation></results>",
    );
    const gets = await serviceOf("appconnectorget.asmx", options);
    const rows = await gets.call("GetData", { connectorId: "Sandbox_ZzRelation", skip: -1 });
    expect(parseXml(rows).children[0]?.children.find(({ name }) => name === "Nm")?.text).toBe("Bakker & Zn");
  });

  test("fetches an XSD, plain and in base64", async () => {
    const { call } = await serviceOf("appconnectordata.asmx", options);
    const ask = (encode: boolean) =>
      call("Execute", {
        dataID: "GetXmlSchema",
        parametersXml: `<DataConnector><UpdateConnectorId>ZzFlat</UpdateConnectorId><EncodeBase64>${encode}</EncodeBase64></DataConnector>`,
      });
    const plain = await ask(false);
    expect(parseXml(plain).children[1]?.children[1]?.text).toContain('<xsd:element name="ZzFlat">');
    expect(Buffer.from(await ask(true), "base64").toString("utf8")).toBe(plain);
  });

  test("asks for attachments, a report and the version", async () => {
    const subjects = await serviceOf("appconnectorsubject.asmx", options);
    expect(await subjects.call("GetSubjectAttachmentInfo", { subjectID: "0" })).toBe("<SubjectAttachmentInfo />");
    expect(await subjects.call("GetSubjectAttachmentData", { subjectID: "0" })).toBe("<SubjectAttachmentData />");
    await expect(subjects.call("GetAttachment", { subjectID: "0" })).rejects.toThrow("niet gevonden");
    const reports = (await callUrl(`${sandbox.control}/reports`)).json as { reportId: string; title: { nl: string } }[];
    const reportID = reports.find(({ title }) => title.nl === "Prijslijst")?.reportId;
    const filtersXml = '<Filters><Filter><Field FieldId="U002" OperatorType="1">x</Field></Filter></Filters>';
    const pdf = await (await serviceOf("appconnectorreport.asmx", options)).call("Execute", { reportID, filtersXml });
    expect(Buffer.from(pdf.slice(0, 8), "base64").toString("latin1")).toContain("%PDF");
    expect(await (await serviceOf("appconnectorversioninfo.asmx", options)).call("GetProductVersion")).toBe("8.22.5");
  });

  test("gets a token for a device", async () => {
    const { json } = await callUrl(sandbox.control);
    const [own] = (json as { appConnectors: { otp: Record<string, string> }[] }).appConnectors;
    const { answer } = await serviceOf("tokenconnector.asmx", options);
    expect(await answer("GenerateOTP", { ...own?.otp, description: "Laptop" })).toBeNull();
    const mails = (await callUrl(`${sandbox.control}/mails`)).json as { code: string }[];
    const given = await answer("GetTokenFromOTP", { ...own?.otp, otp: mails.at(-1)?.code });
    expect(given?.["GetTokenFromOTPResult"]).toMatch(
      /^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>$/,
    );
  });

  test("gives AFAS Remote Cmd something to do", async () => {
    const { call } = await serviceOf("cmdconnector.asmx", options);
    const commandId = await call("Execute", { commandLine: '/O"T12345AA" IMPORT /N"Dossier"', attachementArchive: "" });
    expect(commandId).toMatch(/^[0-9A-F]{32}$/);
    expect(await call("GetState", { commandId })).toBe("");
    now += 10_000;
    expect(Buffer.from(await call("GetState", { commandId }), "base64").toString("latin1", 0, 2)).toBe("PK");
  });
});

test("the token may travel in the header", async () => {
  const { client, answer } = await serviceOf("appconnectorget.asmx");
  client.addHttpHeader("Authorization", full.authorization);
  const given = await answer("GetData", { connectorId: "ProfitCountries", take: 1 });
  expect(given?.["GetDataResult"]).toContain("<ProfitCountries>");
});

test("a bearer token that nobody gave out is refused", async () => {
  const { client, answer } = await serviceOf("appconnectorget.asmx");
  client.setSecurity(new BearerSecurity("eyJhbGciOiJSUzI1NiJ9.e30.x"));
  await expect(answer("GetData", { connectorId: "ProfitCountries", take: 1 })).rejects.toMatchObject({
    response: { status: 401 },
  });
});
