import { XmlDocument } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LARGEST_BODY } from "../request-body";
import { type Sandbox, startSandbox } from "../server";
import { SAMPLES } from "../updates/sample-connectors";
import {
  ENVELOPES,
  envelopeOf,
  parametersOf,
  postSoap,
  type SoapCaller,
  soapCallerOf,
  type SoapReply,
} from "./soap-calls";

// Documents made to stop a server: each is answered, in XML, and the next caller is served. A hang is a time-out here.
let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const PATIENCE = 120_000;
/** Room for the envelope around. */
const LARGEST = LARGEST_BODY - 4_096;

/** As much of a pattern as a request can hold. */
const filled = (pattern: string, size = LARGEST) => pattern.repeat(Math.floor(size / Buffer.byteLength(pattern)));
const raw = (header: string, parameters: string) =>
  `<s:Envelope xmlns:s="${ENVELOPES["1.1"]}">${header}<s:Body>` +
  `<GetData xmlns="urn:Afas.Profit.Services">${parameters}</GetData></s:Body></s:Envelope>`;

/** The body must be XML for libxml2 too, and the sandbox must be as it was. */
async function expectAnswered(reply: SoapReply) {
  const document = XmlDocument.fromString(reply.text);
  document.dispose();
  const next = await full.call("appconnectorversioninfo", "GetProductVersion");
  expect(next).toMatchObject({ status: 200, result: "8.22.5" });
}

describe("as an envelope", () => {
  test.each<[string, () => string]>([
    ["75 MB of attributes", () => raw("", `<a ${filled("a='' ")}/>`)],
    ["75 MB of different attributes", () => raw("", `<a${attributes(LARGEST)}/>`)],
    [
      "75 MB of attributes, spread over elements",
      () => raw(`<s:Header>${filled(`<b${attributes(1_500)}/>`)}</s:Header>`, ""),
    ],
    ["75 MB of namespaces", () => raw("", `<a ${filled("xmlns:a='u' ")}/>`)],
    ["75 MB of elements", () => raw("", filled("<a/>"))],
    ["75 MB of comments", () => raw("", filled("<!---->"))],
    ["75 MB of CDATA in pieces", () => raw("", `<token>${filled("<![CDATA[x]]>")}</token>`)],
    ["75 MB of a name", () => raw("", `<${filled("x")}/>`)],
    ["75 MB of a document type", () => `<!DOCTYPE a [${filled('<!ENTITY b "c">')}]>${raw("", "")}`],
    ["a document type without end", () => `<!DOCTYPE a [${filled("<")}`],
    [
      "100,000 levels in the header",
      () => raw(`<s:Header>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</s:Header>`, ""),
    ],
    ["100,000 levels without end", () => raw("", "<a>".repeat(100_000))],
    ["an entity bomb", () => `${bomb(30)}${raw("", "<token>&e29;</token>")}`],
    [
      "an entity of a file",
      () => `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${raw("", "<token>&b;</token>")}`,
    ],
    ["a document type of another server", () => `<!DOCTYPE a SYSTEM "http://evil.example/a.dtd">${raw("", "")}`],
  ])(
    "%s is refused before Profit",
    async (_, body) => {
      const reply = await postSoap(`${sandbox.soap}/appconnectorget.asmx`, body());
      expect({ status: reply.status, code: reply.fault?.code }).toEqual({ status: 500, code: "soap:Client" });
      expect(reply.text.length).toBeLessThan(5_000);
      expect(reply.text).not.toContain("root:");
      await expectAnswered(reply);
    },
    PATIENCE,
  );

  test.each<[string, () => string]>([
    ["75 MB of a connector's name", () => `<connectorId>${filled("x")}</connectorId>`],
    ["75 MB of references", () => `<connectorId>${filled("&lt;")}</connectorId>`],
    ["75 MB of numeric references", () => `<connectorId>${filled("&#120;")}</connectorId>`],
    [
      "75 MB of a filter's name",
      () => `<connectorId>ProfitCountries</connectorId><filtersXml>${filled("x")}</filtersXml>`,
    ],
  ])(
    "%s is refused by Profit, in few words",
    async (_, parameters) => {
      const headers = { authorization: full.authorization };
      const reply = await postSoap(`${sandbox.soap}/appconnectorget.asmx`, raw("", parameters()), headers);
      expect({ status: reply.status, code: reply.fault?.code }).toEqual({ status: 500, code: "soap:Server" });
      expect(reply.text.length).toBeLessThan(5_000);
      await expectAnswered(reply);
    },
    PATIENCE,
  );

  test(
    "75 MB of line ends in front do not count: what is behind them is only without a token",
    async () => {
      const reply = await postSoap(`${sandbox.soap}/appconnectorget.asmx`, filled("\n", LARGEST - 1_000) + raw("", ""));
      expect({ status: reply.status, text: reply.text }).toEqual({ status: 401, text: "" });
    },
    PATIENCE,
  );

  test(
    "more than 75 MB is 413 without a body",
    async () => {
      const reply = await postSoap(`${sandbox.soap}/appconnectorget.asmx`, "x".repeat(LARGEST_BODY + 1));
      expect({ status: reply.status, text: reply.text }).toEqual({ status: 413, text: "" });
    },
    PATIENCE,
  );
});

describe("as a document inside a parameter", () => {
  /** Escaped, a sign can take five times its room. */
  const INSIDE = 12 * 1_024 * 1_024;
  const documents: [string, () => string][] = [
    ["attributes", () => `<a ${filled("a='' ", INSIDE)}/>`],
    ["attributes spread over elements", () => `<a>${filled(`<b${attributes(1_500)}/>`, INSIDE)}</a>`],
    ["elements", () => `<a>${filled("<b/>", INSIDE)}</a>`],
    ["100,000 levels", () => `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`],
    ["an entity bomb", () => `${bomb(30)}<a>&e29;</a>`],
    ["an entity of a file", () => '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ["a document type without end", () => `<!DOCTYPE a [${filled("<", INSIDE)}`],
    ["text and nothing else", () => filled("x", INSIDE)],
  ];
  const places: [string, string, string, (document: string) => Record<string, string | number>][] = [
    ["dataXml", "appconnectorupdate", "Execute", (dataXml) => ({ connectorType: "ZzRelation", dataXml })],
    [
      "filtersXml",
      "appconnectorget",
      "GetData",
      (filtersXml) => ({ connectorId: "ProfitCountries", take: 1, filtersXml }),
    ],
    ["options", "appconnectorget", "GetDataWithOptions", (options) => ({ connectorId: "ProfitCountries", options })],
    ["parametersXml", "appconnectordata", "Execute", (parametersXml) => ({ dataID: "GetXmlSchema", parametersXml })],
  ];
  test.each(
    places.flatMap(([place, ...rest]) =>
      documents.map(([what, document]) => [place, what, ...rest, document] as const),
    ),
  )(
    "in %s: %s",
    async (_place, _what, service, operation, values, document) => {
      const body = envelopeOf(operation, parametersOf(values(document())));
      const reply = await postSoap(`${sandbox.soap}/${service}.asmx`, body, { authorization: full.authorization });
      expect({ status: reply.status, code: reply.fault?.code }).toEqual({ status: 500, code: "soap:Server" });
      expect(reply.text.length).toBeLessThan(5_000);
      expect(reply.text).not.toContain("root:");
      await expectAnswered(reply);
    },
    PATIENCE,
  );
});

/** Attributes with names of their own, as many as fit. */
function attributes(size: number): string {
  const written: string[] = [];
  for (let index = 0, length = 0; length < size - 16; index++) {
    const attribute = ` a${index}=''`;
    written.push(attribute);
    length += attribute.length;
  }
  return written.join("");
}

/** Each entity is ten of the one before. */
function bomb(levels: number): string {
  const entities = Array.from({ length: levels }, (_, index) =>
    index === 0 ? '<!ENTITY e0 "x">' : `<!ENTITY e${index} "${`&e${index - 1};`.repeat(10)}">`,
  );
  return `<!DOCTYPE a [${entities.join("")}]>`;
}
