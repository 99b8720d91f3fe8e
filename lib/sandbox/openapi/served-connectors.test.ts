// cspell:ignore Debiteur
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { soapCallerOf } from "../soap/soap-calls";
import { folderWith, sampleComponent, sampleFile, sampleGet, sampleOperation } from "./sample-files";

// Connectors of made-up files, and the company's own with what such a file adds to them, over HTTP.

const text = (description: string, maxLength = 20) => ({ type: "string", format: "", description, maxLength });
const whole = (description: string) => ({ type: "integer", format: "", description });

const thing = {
  fields: { Id: whole("Ding"), Ds: text("Omschrijving"), Kind: text("Kind\nA = First;\nB = Second;") },
  required: ["Ds"],
  objects: {
    ZzLine: { fields: { LiNo: whole("Line"), Qu: { type: "number", format: "float", description: "Quantity" } } },
  },
};
Object.assign(thing.fields.Kind, { enum: ["A", "B"] });
const widerSubject = {
  fields: { SbId: whole("Dossier item"), StId: whole("Type"), Ds: text("Subject", 255), ZzNote: text("A note") },
  objects: { ZzExtra: { fields: { ZzTx: text("Extra") } } },
};
const FILE = sampleFile(
  {
    "/connectors/ZzThing": {
      post: sampleOperation("Thing", {}, { results: { ZzThing: { Id: "PrimaryKeyValue" } } }),
      put: sampleOperation("ThingPut"),
    },
    "/connectors/ZzThing/ZzThing/@Id/{Id}": { delete: {} },
    "/connectors/KnSubject": { post: sampleOperation("Subject") },
    "/connectors/Zz_Things": sampleGet({ Id: whole("Thing"), Name: text("Name"), Made: text("Changed on") }),
    "/connectors/Profit_Debtor": sampleGet({
      DebtorId: text("Debtor"),
      ZzScore: whole("Score"),
      DebtorName: text("Name"),
    }),
  },
  {
    Thing: sampleComponent("ZzThing", thing),
    ThingPut: sampleComponent("ZzThing", { ...thing, required: ["Id"] }),
    Subject: sampleComponent("KnSubject", widerSubject),
  },
);
const xsdFor = (name: string) =>
  `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><!-- ${name} --><xsd:element name="${name}"><xsd:complexType><xsd:sequence><xsd:element name="Element"/></xsd:sequence></xsd:complexType></xsd:element></xsd:schema>`;

let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  const xsd = folderWith({ "KnSubject.xsd": xsdFor("KnSubject"), "ZzOnlyXsd.xsd": xsdFor("ZzOnlyXsd") });
  sandbox = await startSandbox({ openapi: folderWith({ "Things.json": FILE }), xsd });
  full = await callerOf(sandbox);
});
beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));
afterAll(() => sandbox.close());

const add = (fields: object, objects: object = {}) =>
  full.send("POST", "connectors/ZzThing", { ZzThing: { Element: { Fields: fields, Objects: objects } } });

describe("a connector that only a file describes", () => {
  test("is told by metainfo", async () => {
    const { json } = await full.get("metainfo/update/ZzThing");
    expect(json).toMatchObject({
      id: "ZzThing",
      name: "ZzThing",
      fields: [
        { fieldId: "Id", dataType: "int", mandatory: false, values: null },
        { fieldId: "Ds", dataType: "string", label: "Omschrijving", mandatory: true, length: 20 },
        {
          fieldId: "Kind",
          values: [
            { id: "A", description: "First" },
            { id: "B", description: "Second" },
          ],
        },
      ],
      objects: [{ name: "ZzLine", fields: [{ fieldId: "LiNo" }, { fieldId: "Qu", decimals: 0 }] }],
    });
  });

  test("takes records, gives their number back, changes and deletes them", async () => {
    const first = await add({ Ds: "One", Kind: "A" }, { ZzLine: { Element: [{ Fields: { LiNo: 1, Qu: "3" } }] } });
    expect([first.status, first.json]).toEqual([201, { results: { ZzThing: { Id: "1" } } }]);
    expect((await add({ Ds: "Two" })).json).toEqual({ results: { ZzThing: { Id: "2" } } });
    expect(await full.rows("Sandbox_ZzThing")).toEqual([
      { Id: 1, Ds: "One", Kind: "A" },
      { Id: 2, Ds: "Two", Kind: null },
    ]);
    const change = { ZzThing: { Element: { Fields: { Id: 2, Ds: "Three" } } } };
    expect((await full.send("PUT", "connectors/ZzThing", change)).status).toBe(201);
    expect((await full.send("DELETE", "connectors/ZzThing/ZzThing/@Id/1")).status).toBe(200);
    expect(await full.rows("Sandbox_ZzThing")).toEqual([{ Id: 2, Ds: "Three", Kind: null }]);
  });

  test.each([
    ["too long", { Ds: "x".repeat(21) }, /te lang/],
    ["a code that is not in the list", { Ds: "a", Kind: "C" }, /niet in de lijst/],
    ["a fraction", { Ds: "a", Id: "1.5" }, /geheel getal/],
    ["nothing where something must be", { Kind: "A" }, /Vul een waarde in bij 'Omschrijving'/],
    ["a field that is not described", { Ds: "a", Zz: "1" }, /'Zz' bestaat niet/],
  ])("refuses %s", async (_, fields, words) => {
    const { status, json } = await add(fields);
    expect(status).toBe(500);
    expect((json as { externalMessage: string }).externalMessage).toMatch(words);
  });

  test("is there for those who may write everything, and for nobody else", async () => {
    const { json } = await callUrl(sandbox.control);
    const { appConnectors } = json as { appConnectors: { name: string; updateConnectors: string[] }[] };
    const having = appConnectors.filter(({ updateConnectors }) => updateConnectors.includes("ZzThing"));
    expect(having.map(({ name }) => name)).toEqual(expect.arrayContaining(["full", "oauth"]));
    expect(having.map(({ name }) => name)).not.toContain("read-only");
    const readOnly = await callerOf(sandbox, "read-only");
    expect((await readOnly.get("metainfo/update/ZzThing")).status).toBe(500);
  });
});

test("a GetConnector that only a file describes has rows, the same every time", async () => {
  const rows = await full.rows("Zz_Things", { skip: "-1" });
  expect(rows.length).toBeGreaterThanOrEqual(200);
  expect(rows.map(({ Id }) => Id)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.some(({ Made }) => typeof Made === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(Made))).toBe(
    true,
  );
  await callUrl(`${sandbox.control}/reset`, { method: "POST" });
  expect(await full.rows("Zz_Things", { skip: "-1" })).toEqual(rows);
  const filter = { filterfieldids: "Id", filtervalues: "7", operatortypes: "1" };
  expect((await full.rows("Zz_Things", filter)).map(({ Id }) => Id)).toEqual([7]);
});

test("the list of GetConnectors knows those that a file describes", async () => {
  const listed = (await full.rows("ProfitGetConnectoren", { skip: "-1" })).map(({ Naam }) => Naam);
  expect(listed).toContain("Zz_Things");
});

describe("a connector of the company's own that a file describes too", () => {
  test("gets the fields that it lacks, in the order of the file, beside its own records", async () => {
    const fields = (await full.get("metainfo/get/Profit_Debtor")).json as { fields: { id: string; fieldId: string }[] };
    expect(fields.fields.slice(0, 3).map(({ id }) => id)).toEqual(["DebtorId", "ZzScore", "DebtorName"]);
    expect(new Set(fields.fields.map(({ fieldId }) => fieldId)).size).toBe(fields.fields.length);
    const bare = await startSandbox();
    const known = await (await callerOf(bare)).rows("Profit_Debtor", { skip: "-1" });
    await bare.close();
    const rows = await full.rows("Profit_Debtor", { skip: "-1" });
    expect(rows.map(({ DebtorName }) => DebtorName)).toEqual(known.map(({ DebtorName }) => DebtorName));
    expect(rows.filter(({ ZzScore }) => typeof ZzScore === "number").length).toBeGreaterThan(rows.length / 2);
  });

  test("writes to its records, and keeps what the file adds beside them", async () => {
    const written = {
      KnSubject: {
        Element: {
          Fields: { StId: 1, Ds: "Met een notitie", ZzNote: "Bijzonder" },
          Objects: { ZzExtra: { Element: { Fields: { ZzTx: "Meer" } } } },
        },
      },
    };
    const types = await full.rows("Profit_SubjectTypes");
    written.KnSubject.Element.Fields.StId = Number(types[0]?.["SubjectTypeId"]);
    const reply = await full.send("POST", "connectors/KnSubject", written);
    expect([reply.status, reply.text]).toEqual([201, expect.stringMatching(/"SbId":"\d+"/)]);
    const { SbId } = (reply.json as { results: { KnSubject: { SbId: string } } }).results.KnSubject;
    const own = { filterfieldids: "SubjectId", filtervalues: SbId, operatortypes: "1" };
    expect(await full.rows("Profit_Subjects", own)).toMatchObject([{ Subject: "Met een notitie" }]);
    const beside = { filterfieldids: "SbId", filtervalues: SbId, operatortypes: "1" };
    expect(await full.rows("Sandbox_KnSubject", beside)).toMatchObject([{ ZzNote: "Bijzonder" }]);
    expect(await full.rows("Sandbox_KnSubject_ZzExtra", beside)).toMatchObject([{ ZzTx: "Meer" }]);
  });
});

describe("the XSD that the DataConnector returns", () => {
  async function schemaOf(id: string, appConnector = "full") {
    const caller = await soapCallerOf(sandbox, appConnector);
    const parameters = `<DataConnector><UpdateConnectorId>${id}</UpdateConnectorId><EncodeBase64>false</EncodeBase64></DataConnector>`;
    return caller.call("appconnectordata", "Execute", { dataID: "GetXmlSchema", parametersXml: parameters });
  }

  test.each(["KnSubject", "ZzOnlyXsd"])("is the file that was given for %s, as it is", async (id) => {
    const { result } = await schemaOf(id);
    const document = /<Schema>(.*)\n<\/Schema>/s.exec(result ?? "")?.[1];
    expect(document).toBe(xsdFor(id).replace(/[<>]/g, (sign) => (sign === "<" ? "&lt;" : "&gt;")));
  });

  test("is made from the description where no file was given", async () => {
    const { result } = await schemaOf("ZzThing");
    expect(result).toContain('&lt;!--Omschrijving--&gt;&lt;xsd:element name="Ds" minOccurs="0"&gt;');
    expect(result).toContain("&lt;!--Values:  A:First   B:Second--&gt;");
  });

  test.each(["../Things", "ZzOnlyXsd.xsd", "/etc/passwd", "..\\KnSubject", "Zz_Unknown"])(
    "is refused for %s: no name leads to another file",
    async (id) => {
      expect((await schemaOf(id)).status).toBe(500);
    },
  );

  test("is refused to those who may not write", async () => {
    expect((await schemaOf("ZzOnlyXsd", "read-only")).status).toBe(500);
  });
});
