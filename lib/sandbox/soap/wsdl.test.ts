import { XmlDocument } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callUrl } from "../calls";
import { createValidator } from "../schema/comparison/validator";
import { type Sandbox, startSandbox } from "../server";
import { envelopeOf, parametersOf, type SoapCaller, soapCallerOf } from "./soap-calls";

// Each WSDL is looked at by libxml2: its XML, its references, and its schema, which real calls and answers must meet.
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const PREFIXES = {
  wsdl: "http://schemas.xmlsoap.org/wsdl/",
  s: "http://www.w3.org/2001/XMLSchema",
  soap: "http://schemas.xmlsoap.org/wsdl/soap/",
  soap12: "http://schemas.xmlsoap.org/wsdl/soap12/",
};

/** The operations of each service with their parameters, as protocol 4.2 and 4.3 name them. */
const SERVICES: Record<string, Record<string, readonly string[]>> = {
  appconnectorget: {
    GetData: ["token", "connectorId", "filtersXml", "skip", "take"],
    GetDataWithOptions: ["token", "connectorId", "filtersXml", "skip", "take", "options"],
  },
  appconnectorupdate: { Execute: ["token", "connectorType", "connectorVersion", "dataXml"] },
  appconnectordata: { Execute: ["token", "dataID", "parametersXml"] },
  appconnectorsubject: {
    GetAttachment: ["token", "subjectID", "fileId"],
    GetSubjectAttachmentInfo: ["token", "subjectID"],
    GetSubjectAttachmentData: ["token", "subjectID"],
  },
  appconnectorreport: { Execute: ["token", "reportID", "filtersXml"] },
  appconnectorversioninfo: { GetProductVersion: ["token"] },
  tokenconnector: {
    GenerateOTP: ["userId", "apiKey", "environmentKey", "description"],
    GetTokenFromOTP: ["userId", "apiKey", "environmentKey", "otp"],
  },
  cmdconnector: { Execute: ["token", "commandLine", "attachementArchive"], GetState: ["token", "commandId"] },
};

const wsdlOf = async (service: string, headers: Record<string, string> = {}) =>
  (await callUrl(`${sandbox.soap}/${service}.asmx?WSDL`, { headers })).text;

async function withWsdl(service: string, look: (values: (xpath: string) => string[]) => void) {
  const document = XmlDocument.fromString(await wsdlOf(service));
  look((xpath) => document.find(xpath, PREFIXES).map((node) => node.content));
  document.dispose();
}

const local = (qualified: string) => qualified.replace(/^tns:/, "");

describe.each(Object.entries(SERVICES))("%s", (service, operations) => {
  test("every name that it refers to is there", async () => {
    await withWsdl(service, (values) => {
      const names = (xpath: string) => values(xpath);
      for (const [references, declared] of [
        ["//wsdl:port/@binding", "//wsdl:binding/@name"],
        ["//wsdl:binding/@type", "//wsdl:portType/@name"],
        ["//wsdl:portType//@message", "//wsdl:message/@name"],
        ["//wsdl:part/@element", "//s:schema/s:element/@name"],
        ["//wsdl:binding/wsdl:operation/@name", "//wsdl:portType/wsdl:operation/@name"],
      ] as const) {
        const wanted = names(references);
        expect(wanted.length).toBeGreaterThan(0);
        expect(names(declared)).toEqual(expect.arrayContaining(wanted.map(local)));
      }
      for (const declared of ["//wsdl:message/@name", "//s:schema/s:element/@name", "//wsdl:binding/@name"]) {
        expect(new Set(names(declared)).size).toBe(names(declared).length);
      }
    });
  });

  test("document/literal wrapped, for SOAP 1.1 and 1.2, with the actions of protocol 4.1", async () => {
    await withWsdl(service, (values) => {
      const actions = Object.keys(operations).map((name) => `urn:Afas.Profit.Services/${name}`);
      expect(values("//soap:operation/@soapAction")).toEqual(actions);
      expect(values("//soap12:operation/@soapAction")).toEqual(actions);
      expect(values("//wsdl:definitions/@targetNamespace")).toEqual(["urn:Afas.Profit.Services"]);
      expect(values("//s:schema/@targetNamespace")).toEqual(["urn:Afas.Profit.Services"]);
      expect(values("//s:schema/@elementFormDefault")).toEqual(["qualified"]);
      expect(new Set(values("//@use"))).toEqual(new Set(["literal"]));
      expect(new Set(values("//@style"))).toEqual(new Set(["document"]));
      expect(new Set(values("//wsdl:part/@name"))).toEqual(new Set(["parameters"]));
      const address = `${sandbox.soap}/${service}.asmx`;
      expect(values("//soap:address/@location")).toEqual([address]);
      expect(values("//soap12:address/@location")).toEqual([address]);
    });
  });

  test("its operations have their parameters, in their order", async () => {
    await withWsdl(service, (values) => {
      for (const [name, parameters] of Object.entries(operations)) {
        const xpath = `//s:schema/s:element[@name='${name}']/s:complexType/s:sequence/s:element/@name`;
        expect(values(xpath)).toEqual(parameters);
      }
    });
  });

  test("calls and answers meet its schema", async () => {
    const [, schema = ""] = /(<s:schema.*<\/s:schema>)/s.exec(await wsdlOf(service)) ?? [];
    const validator = createValidator(schema.replace("<s:schema", `<s:schema xmlns:s="${PREFIXES.s}"`));
    const bodyOf = (envelope: string) => /<soap:Body>(.*)<\/soap:Body>/s.exec(envelope)?.[1] ?? "";
    for (const [name, parameters] of Object.entries(operations)) {
      const values = Object.fromEntries(parameters.map((parameter) => [parameter, valueOf(parameter)]));
      expect(validator.faultOf(bodyOf(envelopeOf(name, parametersOf(values))))).toBeUndefined();
      const { token, ...others } = values;
      const reply = await full.call(service, name, others, { token: token === undefined ? "none" : "body" });
      if (reply.status === 200) expect(validator.faultOf(bodyOf(reply.text))).toBeUndefined();
      // What is not in the schema must not pass, or all of this says nothing.
      expect(validator.faultOf(bodyOf(envelopeOf(name, "<nope/>")))).toBeDefined();
    }
    validator.dispose();
  });
});

/** Values with which most operations work. */
function valueOf(parameter: string): string | number {
  const values: Record<string, string | number> = {
    token: "",
    connectorId: "ProfitCountries",
    skip: 0,
    take: 1,
    connectorVersion: 1,
    dataID: "GetXmlSchema",
    subjectID: 999_999,
    commandLine: "IMPORT",
    attachementArchive: "",
  };
  return values[parameter] ?? "";
}

describe("the address in a WSDL", () => {
  test.each(["profit.example", "12345.soap.afas.example:8443", "[::1]:3100"])(
    "is that of the Host header: %s",
    async (host) => {
      expect(await wsdlOf("appconnectorget", { host })).toContain(
        `<soap:address location="http://${host}/ProfitServices/appconnectorget.asmx"/>`,
      );
    },
  );

  test.each(['x"/><evil', "a b", "evil.example/path?", "user@host"])("is not what is no host: %s", async (host) => {
    const wsdl = await wsdlOf("appconnectorget", { host });
    expect(wsdl).toContain('location="http://localhost/ProfitServices/appconnectorget.asmx"');
    expect(wsdl).not.toContain("evil");
  });
});
