// cspell:ignore connectorid subjectid attachement appconnector filtersxml
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";
import { envelopeOf, postSoap, type SoapCaller, soapCallerOf } from "./soap/soap-calls";

// protocol.md 4.3, 2.7 and 1.3: which services there are, and how they are named.
let sandbox: Sandbox;
let full: SoapCaller;
let now = Date.parse("2026-11-23T12:00:00Z");
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => new Date(now) });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const SERVICES = [
  "appconnectorget",
  "appconnectorupdate",
  "appconnectordata",
  "appconnectorsubject",
  "appconnectorreport",
  "appconnectorversioninfo",
  "tokenconnector",
  "cmdconnector",
];

describe.each(SERVICES)("%s.asmx", (service) => {
  const address = () => `${sandbox.soap}/${service}.asmx`;

  test("has a page and a description", async () => {
    const page = await callUrl(address());
    expect(page).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    const wsdl = await callUrl(`${address()}?WSDL`);
    expect(wsdl).toMatchObject({ status: 200, headers: { "content-type": "text/xml; charset=utf-8" } });
    expect(wsdl.text).toContain("<wsdl:definitions");
  });

  test.each(["PUT", "DELETE", "PATCH"])("%s is no way to call it", async (method) => {
    expect(await callUrl(address(), { method })).toMatchObject({ status: 405 });
  });

  test("an operation that it does not have is refused", async () => {
    const reply = await postSoap(address(), envelopeOf("GetEverything", ""));
    expect(reply).toMatchObject({ status: 500, fault: { code: "soap:Client" } });
    expect(reply.fault?.message).toContain("GetEverything");
  });
});

test.each([
  "appconnector.asmx",
  "appconnectorget",
  "",
  "appconnectorget.asmx/GetData",
  "constructor",
  "AppConnectorFile.asmx",
])("4.9: there is no service '%s'", async (path) => {
  const reply = await postSoap(`${sandbox.soap}/${path}`, envelopeOf("GetData", ""));
  expect(reply.status).toBe(404);
  expect(reply.text).toContain("404.0 - Not Found");
});

describe("1.3, 4.3: letters of names", () => {
  const rows = (values: Record<string, string | number>) => full.call("appconnectorget", "GetData", values);
  const count = async (values: Record<string, string | number>) =>
    ((await rows(values)).result.match(/<ProfitCountries>/g) ?? []).length;
  const filter = '<Filters><Filter><Field FieldId="CoId" OperatorType="1">NL</Field></Filter></Filters>';

  test.each(["AppConnectorGet.asmx", "APPCONNECTORGET.ASMX"])("the file may be written %s", async (file) => {
    const url = `${sandbox.soap.replace("ProfitServices", "profitservices")}/${file}`;
    expect((await callUrl(`${url}?wsdl`)).status).toBe(200);
  });

  test("a mis-cased filtersXml is silently ignored", async () => {
    expect(await count({ connectorId: "ProfitCountries", take: 1000, filtersXml: filter })).toBe(1);
    for (const name of ["filtersxml", "FiltersXml", "filtersXML"]) {
      expect(await count({ connectorId: "ProfitCountries", take: 1000, [name]: filter })).toBeGreaterThan(10);
    }
  });

  test("other parameters may be in lower case altogether", async () => {
    expect(await count({ connectorid: "ProfitCountries", take: 2 })).toBe(2);
    const reply = await full.call("appconnectorsubject", "GetSubjectAttachmentInfo", { subjectid: "0" });
    expect(reply).toMatchObject({ status: 200, result: "<SubjectAttachmentInfo />" });
  });

  test("and are not there in other letters", async () => {
    expect((await rows({ connectorID: "ProfitCountries", take: 2 })).fault?.message).toContain("bestaat niet");
    expect(await count({ connectorId: "ProfitCountries", Take: 2 })).toBe(0);
  });
});

describe("appconnectorversioninfo", () => {
  test("gives the version of Profit as text", async () => {
    const reply = await full.call("appconnectorversioninfo", "GetProductVersion");
    const { json } = await (await callerOf(sandbox)).get("ProfitVersion");
    expect(reply).toMatchObject({ status: 200, result: (json as { version: string }).version });
  });

  test("is refused without its special connector", async () => {
    const support = await soapCallerOf(sandbox, "support");
    const reply = await support.call("appconnectorversioninfo", "GetProductVersion");
    expect(reply).toMatchObject({ status: 500, fault: { errorNumber: "-2147180996" } });
  });
});

describe("2.7: tokenconnector", () => {
  const keysOf = async () => {
    const { json } = await callUrl(sandbox.control);
    const [own] = (json as { appConnectors: { otp: { apiKey: string; environmentKey: string; userId: string } }[] })
      .appConnectors;
    if (!own) throw new Error("There is no app connector");
    return { userId: own.otp.userId, apiKey: own.otp.apiKey, environmentKey: own.otp.environmentKey };
  };
  const ask = (operation: string, values: Record<string, string>) =>
    full.call("tokenconnector", operation, values, { token: "none" });

  test("sends a code, and gives a token for it once", async () => {
    const keys = await keysOf();
    const asked = await ask("GenerateOTP", { ...keys, description: "Laptop" });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('<soap:Body><GenerateOTPResponse xmlns="urn:Afas.Profit.Services" /></soap:Body>');
    const mails = (await callUrl(`${sandbox.control}/mails`)).json as { code: string; description: string }[];
    expect(mails.at(-1)).toMatchObject({ description: "Laptop" });
    const otp = mails.at(-1)?.code ?? "";
    const given = await ask("GetTokenFromOTP", { ...keys, otp });
    expect(given.result).toMatch(/^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>$/);
    const values = { connectorId: "ProfitCountries", take: 1, token: given.result };
    expect(await full.call("appconnectorget", "GetData", values, { token: "none" })).toMatchObject({ status: 200 });
    expect(await ask("GetTokenFromOTP", { ...keys, otp })).toMatchObject({ status: 500 });
  });

  test("does not tell whether the keys match", async () => {
    const keys = await keysOf();
    const right = await ask("GenerateOTP", keys);
    const wrong = await ask("GenerateOTP", { ...keys, apiKey: "0".repeat(32) });
    expect([wrong.status, wrong.text]).toEqual([right.status, right.text]);
    expect(await ask("GetTokenFromOTP", { ...keys, otp: "00000000" })).toMatchObject({
      status: 500,
      fault: { code: "soap:Server" },
    });
  });
});

describe("cmdconnector", () => {
  const commandLine = '/O"T12345AA" IMPORT /N"Import dossier" /F"Import.csv"';
  // A ZIP without files.
  const archive = Buffer.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]).toString("base64");
  const execute = (values: Record<string, string>) => full.call("cmdconnector", "Execute", values);
  const state = (commandId: string, caller = full) => caller.call("cmdconnector", "GetState", { commandId });

  test("takes a command, is busy for a while, and gives its log once", async () => {
    const { result: id } = await execute({ commandLine, attachementArchive: archive });
    expect(id).toMatch(/^[0-9A-F]{32}$/);
    const busy = await state(id);
    expect(busy.text).toContain("<GetStateResult />");
    now += 10_000;
    const { result } = await state(id);
    const zip = Buffer.from(result, "base64");
    expect(zip.toString("latin1", 0, 4)).toBe("PK\u0003\u0004");
    expect(firstFileOf(zip)).toContain(commandLine);
    expect(await state(id)).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("does one command after another", async () => {
    const { result: first } = await execute({ commandLine });
    const { result: second } = await execute({ commandLine });
    now += 2_500;
    expect((await state(second)).text).toContain("<GetStateResult />");
    expect((await state(first)).result).not.toBe("");
    now += 2_500;
    expect((await state(second)).result).not.toBe("");
  });

  test("forgets a command after a day", async () => {
    const { result: id } = await execute({ commandLine });
    now += 24 * 3_600_000 + 1;
    expect(await state(id)).toMatchObject({ status: 500 });
  });

  test("a command is nobody else's", async () => {
    const { result: id } = await execute({ commandLine });
    now += 10_000;
    expect(await state(id, await soapCallerOf(sandbox, "read-only"))).toMatchObject({ status: 500 });
    expect(await state("0".repeat(32))).toMatchObject({ status: 500 });
  });

  test.each([
    ["no command line", { commandLine: "  ", attachementArchive: archive }],
    ["an attachment that is no ZIP", { commandLine, attachementArchive: "SGFsbG8=" }],
    ["an attachment that is no base64", { commandLine, attachementArchive: "UEsDB<BQ" }],
  ])("refuses %s", async (_, values) => {
    expect(await execute(values)).toMatchObject({ status: 500, fault: { code: "soap:Server" } });
  });

  test("the token in the body is not looked at when there is one in the header", async () => {
    const values = { token: "nit", commandLine };
    const reply = await full.call("cmdconnector", "Execute", values, { version: "1.2", token: "header" });
    expect(reply.result).toMatch(/^[0-9A-F]{32}$/);
  });

  test("is refused without its special connector", async () => {
    const limited = await soapCallerOf(sandbox, "read-only");
    const reply = await limited.call("cmdconnector", "Execute", { commandLine });
    expect(reply).toMatchObject({ status: 500, fault: { errorNumber: "-2147180996" } });
  });
});

/** Reads the first file of a ZIP by its local header. */
function firstFileOf(zip: Buffer): string {
  const packed = zip.readUInt32LE(18);
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  return inflateRawSync(zip.subarray(start, start + packed)).toString("utf8");
}
