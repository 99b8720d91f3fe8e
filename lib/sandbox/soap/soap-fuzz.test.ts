import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutatedCopies } from "../mutated-copies";
import { type Sandbox, startSandbox } from "../server";
import { SAMPLES } from "../updates/sample-connectors";
import { envelopeOf, parametersOf, postSoap, type SoapCaller, soapCallerOf } from "./soap-calls";

// Wounded copies of requests that were right, and of real answers: whatever comes, the answer is HTTP with XML in it.
// console.error fails these tests, so that an internal error cannot hide behind a 500.
const corpus = process.env["PROFIT_CORPUS"];
const soapFolder = join(corpus ?? "", "soap");
const isThere = corpus !== undefined && existsSync(soapFolder);

let sandbox: Sandbox;
let full: SoapCaller;
beforeAll(async () => {
  sandbox = await startSandbox({ updates: SAMPLES });
  full = await soapCallerOf(sandbox);
});
afterAll(() => sandbox.close());

const PATIENCE = 300_000;
const POSSIBLE = [200, 401, 500];

async function expectXml(url: string, body: string, type: string) {
  const headers = { "content-type": type, authorization: full.authorization };
  // As bytes, so that half a surrogate pair is what UTF-8 makes of it.
  const reply = await postSoap(url, Buffer.from(body, "utf8"), headers);
  expect(POSSIBLE).toContain(reply.status);
  if (reply.status === 401) expect(reply.text).toBe("");
  else XmlDocument.fromString(reply.text).dispose();
}

const filter =
  '<Filters><Filter FilterId="Filter 1"><Field FieldId="Co" OperatorType="6">%land%</Field></Filter></Filters>';
const options =
  '<options><Outputmode>1</Outputmode><Metadata>1</Metadata><Outputoptions>3</Outputoptions><Skip>0</Skip><Take>5</Take><Index><Field FieldId="CoId" OperatorType="1"/></Index></options>';
const relation =
  '<ZzRelation xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Element><Fields Action="insert"><BcCo>7</BcCo><Nm>Bakker &amp; Zn</Nm></Fields><Objects><ZzAddress><Element><Fields Action="insert"><St xsi:nil="true"/><CoId>NL</CoId></Fields></Element></ZzAddress></Objects></Element></ZzRelation>';
const xsd =
  "<DataConnector><UpdateConnectorId>ZzOrders</UpdateConnectorId><EncodeBase64>false</EncodeBase64></DataConnector>";

/** One call of each operation: its service, its name, its parameters. */
const CALLS: readonly (readonly [string, string, Record<string, string | number>])[] = [
  ["appconnectorget", "GetData", { connectorId: "ProfitCountries", filtersXml: filter, skip: 0, take: 5 }],
  ["appconnectorget", "GetDataWithOptions", { connectorId: "ProfitCountries", filtersXml: filter, options }],
  ["appconnectorupdate", "Execute", { connectorType: "ZzRelation", connectorVersion: 1, dataXml: relation }],
  ["appconnectordata", "Execute", { dataID: "GetXmlSchema", parametersXml: xsd }],
  ["appconnectorsubject", "GetSubjectAttachmentInfo", { subjectID: 1 }],
  ["appconnectorreport", "Execute", { reportID: "0F3A", filtersXml: filter }],
  ["appconnectorversioninfo", "GetProductVersion", {}],
  ["tokenconnector", "GenerateOTP", { userId: "x", apiKey: "y", environmentKey: "z", description: "w" }],
  ["cmdconnector", "Execute", { commandLine: "IMPORT", attachementArchive: "" }],
];

describe("2,700 wounded copies of requests", () => {
  test.each(CALLS)(
    "to %s, operation %s",
    async (service, operation, values) => {
      const requests = (["1.1", "1.2"] as const).map((version) => envelopeOf(operation, parametersOf(values), version));
      await fc.assert(
        fc.asyncProperty(mutatedCopies(requests), fc.constantFrom("text/xml", "application/soap+xml"), (body, type) =>
          expectXml(`${sandbox.soap}/${service}.asmx`, body, `${type}; charset=utf-8`),
        ),
        { numRuns: 300 },
      );
    },
    PATIENCE,
  );
});

describe("2,800 wounded copies of a document inside a parameter", () => {
  const inside: [string, string, string, string, (document: string) => Record<string, string | number>][] = [
    ["dataXml", relation, "appconnectorupdate", "Execute", (dataXml) => ({ connectorType: "ZzRelation", dataXml })],
    [
      "filtersXml",
      filter,
      "appconnectorget",
      "GetData",
      (filtersXml) => ({ connectorId: "ProfitCountries", take: 2, filtersXml }),
    ],
    [
      "options",
      options,
      "appconnectorget",
      "GetDataWithOptions",
      (own) => ({ connectorId: "ProfitCountries", options: own }),
    ],
    [
      "parametersXml",
      xsd,
      "appconnectordata",
      "Execute",
      (parametersXml) => ({ dataID: "GetXmlSchema", parametersXml }),
    ],
  ];
  test.each(inside)(
    "%s",
    async (_, sample, service, operation, values) => {
      await fc.assert(
        fc.asyncProperty(mutatedCopies([sample]), (document) =>
          expectXml(
            `${sandbox.soap}/${service}.asmx`,
            envelopeOf(operation, parametersOf(values(document))),
            "text/xml; charset=utf-8",
          ),
        ),
        { numRuns: 700 },
      );
    },
    PATIENCE,
  );
});

describe.skipIf(!isThere)(
  isThere ? "wounded copies of real answers" : "wounded copies of real answers (skipped: PROFIT_CORPUS is not set)",
  () => {
    const answers = isThere
      ? readdirSync(soapFolder, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".xml"))
          .map((file) => readFileSync(join(soapFolder, file), "utf8"))
      : [];

    test(
      "as requests, and as the document of an update",
      async () => {
        await fc.assert(
          fc.asyncProperty(mutatedCopies(answers), async (body) => {
            await expectXml(`${sandbox.soap}/appconnectorget.asmx`, body, "text/xml; charset=utf-8");
            const values = { connectorType: "ZzRelation", dataXml: body };
            const request = envelopeOf("Execute", parametersOf(values));
            await expectXml(`${sandbox.soap}/appconnectorupdate.asmx`, request, "text/xml; charset=utf-8");
          }),
          { numRuns: 1_000 },
        );
      },
      PATIENCE,
    );
  },
);
