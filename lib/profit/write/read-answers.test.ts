// cspell:ignore appconnectordata
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { escapeText } from "@/lib/xml/escape-xml";
import { createGuardedFetch } from "../guarded-fetch";
import { ProfitError } from "../errors";
import { readUpdateAnswer } from "../rest/update-connector";
import { readXmlSchema, requestXmlSchema } from "../soap/operations/data-connector";
import { readSoapUpdateAnswer, updateEnvelopeOf } from "../soap/operations/update-connector";
import { authorizationOf } from "../token";

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const XML_TYPE = { "content-type": "text/xml; charset=utf-8" };
const rest = (body: string | null, init: ResponseInit = {}) =>
  readUpdateAnswer(new Response(body, { status: 201, headers: JSON_TYPE, ...init }));
const envelope = (inner: string) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${inner}</soap:Body></soap:Envelope>`;
const executed = (result: string) =>
  envelope(
    `<ExecuteResponse xmlns="urn:Afas.Profit.Services"><ExecuteResult>${result}</ExecuteResult></ExecuteResponse>`,
  );
const soap = (body: string, init: ResponseInit = {}) =>
  readSoapUpdateAnswer(new Response(body, { headers: XML_TYPE, ...init }));

describe("the answer to a write over REST", () => {
  test.each<[string, string | null, unknown[]]>([
    ["one record", '{"results":{"KnSubject":{"SbId":"501"}}}', [{ object: "KnSubject", ids: { SbId: "501" } }]],
    [
      "several",
      '{"results":{"K":[{"SqNo":"4"},{"SqNo":5}]}}',
      [
        { object: "K", ids: { SqNo: "4" } },
        { object: "K", ids: { SqNo: "5" } },
      ],
    ],
    [
      "without its wrapper",
      '{"FiEntries":{"UnId":1,"EnNo":"7"}}',
      [{ object: "FiEntries", ids: { UnId: "1", EnNo: "7" } }],
    ],
    ["a key that is nothing", '{"results":{"K":{"A":null,"B":""}}}', [{ object: "K", ids: { B: "" } }]],
    ["nothing at all", "", []],
    ["blanks", " \r\n", []],
    ["no body", null, []],
    ["an empty object", "{}", []],
    ["empty results", '{"results":{}}', []],
    ["results that are null", '{"results":null}', []],
    ["a record of which nothing is told", '{"results":{"K":null}}', []],
    ["a byte order mark", '\uFEFF{"results":{}}', []],
  ])("%s", async (_, body, records) => {
    expect((await rest(body)).records).toEqual(records);
  });

  test.each<[string, string, string | undefined]>([
    ["half a JSON", '{"results":{"KnSubject":{"SbId":', "notJson"],
    ["a web page", "<!DOCTYPE html><html>", "html"],
    ["rows", '{"skip":0,"take":2,"rows":[]}', "wrongShape"],
    ["a list", "[1,2]", "wrongShape"],
    ["a word", '"ok"', "wrongShape"],
  ])("%s says nothing of what was done", async (_, body, fault) => {
    await expect(rest(body)).rejects.toMatchObject({ name: "ProfitError", fault });
  });

  test("Profit's words in the old header are a refusal, whatever the status", async () => {
    const headers = { ...JSON_TYPE, "x-profit-error": Buffer.from("Vul een waarde in bij 'Naam'.").toString("base64") };
    await expect(rest("", { headers })).rejects.toMatchObject({
      code: "REFUSED",
      message: "Vul een waarde in bij 'Naam'.",
    });
  });

  test("no text whatever makes anything else than an answer or a ProfitError of it", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.json().map((json) => `{"results":${json}}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const answer = await rest(body).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(ProfitError);
      }),
    );
  });
});

describe("the answer to a write over SOAP", () => {
  test.each<[string, string, unknown[]]>([
    ["nothing", executed(""), []],
    ["an element that closes itself", executed("").replace("<ExecuteResult></ExecuteResult>", "<ExecuteResult />"), []],
    [
      "records",
      executed(
        escapeText('<?xml version="1.0"?>\n<results><KnSubject><SbId> 501 </SbId></KnSubject><KnSubject/></results>\n'),
      ),
      [
        { object: "KnSubject", ids: { SbId: "501" } },
        { object: "KnSubject", ids: {} },
      ],
    ],
  ])("%s", async (_, body, records) => {
    expect((await soap(body)).records).toEqual(records);
  });

  test.each<[string, string, string | undefined]>([
    ["an empty answer", "", "empty"],
    ["a web page", "<html><body>Onderhoud</body></html>", "html"],
    ["half an envelope", executed("").slice(0, 200), "notXml"],
    ["a document type", "<!DOCTYPE x><x/>", "html"],
    ["another operation's", executed("").replaceAll("Execute", "GetData"), "wrongShape"],
    ["somebody else's", executed("").replace("urn:Afas.Profit.Services", "urn:x"), "wrongShape"],
    ["results that are no XML", executed("ok"), "notXml"],
    ["other results", executed(escapeText("<rows/>")), "wrongShape"],
  ])("%s says nothing of what was done", async (_, body, fault) => {
    await expect(soap(body)).rejects.toMatchObject({ name: "ProfitError", fault });
  });

  test("a fault is a refusal, also when it comes as if all were well", async () => {
    const fault = envelope(
      "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Nee.</faultstring><detail><ProfitApplicationException><ErrorNumber>-7</ErrorNumber><Message>Nee.</Message><Detail>Log reference.....: 0F3A9C51B7E24D6C8A10AA55D2E7914B</Detail></ProfitApplicationException></detail></soap:Fault>",
    );
    for (const status of [200, 500]) {
      await expect(soap(fault, { status })).rejects.toMatchObject({
        ...{ code: "REFUSED", message: "Nee.", logReference: "0F3A9C51B7E24D6C8A10AA55D2E7914B", errorNumber: -7 },
      });
    }
  });

  test("no text whatever makes anything else than an answer or a ProfitError of it", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }).map(executed),
      fc.string({ unit: "binary" }).map((inner) => executed(escapeText(inner))),
    );
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const answer = await soap(body).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(ProfitError);
      }),
    );
  });

  test("a document in an envelope is that document again, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const written = /<dataXml>([\s\S]*)<\/dataXml>/.exec(updateEnvelopeOf("X", text))?.[1] ?? "";
        const read = written
          .replaceAll("&#xD;", "\r")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&");
        expect(read).toBe(text);
        expect(written).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe("the XSD", () => {
  let sandbox: Sandbox;
  let guarded: ReturnType<typeof createGuardedFetch> | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(async () => {
    await guarded?.close();
    await sandbox.close();
  });

  test("is asked over SOAP and taken out of its two wrappings", async () => {
    const overview = (await (await fetch(sandbox.control)).json()) as {
      appConnectors: { name: string; xmlToken: string }[];
    };
    const token = overview.appConnectors.find(({ name }) => name === "full")?.xmlToken ?? "";
    guarded = createGuardedFetch({ hosts: [new URL(sandbox.soap).host] });
    const endpoint = {
      ...{ restBaseUrl: new URL(`${sandbox.rest}/`), soapBaseUrl: new URL(`${sandbox.soap}/`), fetch: guarded },
      ...{ authorization: authorizationOf(token), language: "nl-nl" as const, timeoutMs: 10_000 },
    };
    const xsd = await readXmlSchema(await requestXmlSchema(endpoint, "KnSubject"));
    expect(xsd).toMatch(/^<xsd:schema[\s\S]*name="KnSubject"[\s\S]*<\/xsd:schema>$/);
    await expect(requestXmlSchema({ ...endpoint, soapBaseUrl: undefined } as never, "X")).rejects.toMatchObject({
      code: "HOST_NOT_ALLOWED",
    });
  });

  const told = (schema: string) =>
    `<AfasDataConnector><ConnectorData><Id>X</Id><Schema>${escapeText(schema)}</Schema></ConnectorData></AfasDataConnector>`;
  const read = (result: string) => readXmlSchema(new Response(executed(escapeText(result)), { headers: XML_TYPE }));

  test("may come as base64", async () => {
    const schema = "<xsd:schema><!--Verkooprelatie é--></xsd:schema>";
    expect(await read(`${told(schema)}\n`)).toBe(schema);
    expect(await read(Buffer.from(told(schema)).toString("base64"))).toBe(schema);
  });

  test.each(["", "geen", told(""), told("geen XML"), "<x/>", Buffer.from("<x").toString("base64")])(
    "%j holds none",
    async (result) => {
      await expect(read(result)).rejects.toMatchObject({ code: "BAD_ANSWER", fault: "wrongShape" });
    },
  );
});
