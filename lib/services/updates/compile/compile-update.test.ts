import { describe, expect, test } from "vitest";
import { plainField, type SchemaObject } from "@/lib/schema/connector-schema";
import type { UpdateTransport } from "../port";
import { compiledUpdate } from "./compile-in-thread";
import { BODY_LIMIT_BYTES, compileUpdate } from "./compile-update";
import type { CompileOrder } from "./compiled-update";

const object = (name: string, more: Partial<SchemaObject> = {}): SchemaObject => ({
  ...{ name, label: null, isMany: true, isObligatory: null, keys: [], fields: [], objects: [] },
  ...more,
});
const root = object("KnSubject", {
  keys: [{ ...plainField("SbId", "int"), isKey: true }],
  fields: [plainField("Ds", "text"), plainField("StId", "int"), plainField("SbTx", "text")],
  objects: [object("KnSubjectLink", { fields: [plainField("SfId", "text")] })],
});

const order = (xml: string, transport: UpdateTransport = "rest"): CompileOrder => ({
  connectorId: "KnSubject",
  schema: { connectorId: "KnSubject", root, sources: ["xsd"], disagreements: [] },
  xsd: null,
  restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices/",
  soapBaseUrl: "https://12345.soap.afas.online/ProfitServices/",
  transport,
  xml,
  isChecked: false,
  places: [],
});
const compiled = (xml: string, transport?: UpdateTransport) => compileUpdate(order(xml, transport));
const document = (...records: string[]) => `<KnSubject>${records.join("")}</KnSubject>`;
const record = (action: string, inner = "", key = "") =>
  `<Element${key}><Fields Action="${action}">${inner}</Fields></Element>`;

describe("over REST", () => {
  test.each([
    ["insert", "POST"],
    ["update", "PUT"],
  ])("%s is a %s of the JSON that says the same", (action, method) => {
    const { request, blocks, actions, rootName } = compiled(
      document(record(action, "<Ds>é &amp; ü</Ds>", ' SbId="7"')),
    );
    expect(blocks).toEqual([]);
    expect(request).toMatchObject({
      method,
      url: "https://12345.rest.afas.online/ProfitRestServices/connectors/KnSubject",
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      KnSubject: { Element: { "@SbId": 7, Fields: { Ds: "é & ü" } } },
    });
    expect(request?.bodyBytes).toBe(Buffer.byteLength(request?.body ?? ""));
    expect(actions).toEqual([{ action, count: 1 }]);
    expect(rootName).toBe("KnSubject");
  });

  test("a delete names its record in the address and has no body", () => {
    const { request } = compiled(document(record("delete", "", ' SbId="7"')));
    expect(request).toMatchObject({ method: "DELETE", body: null, bodyBytes: 0 });
    expect(new URL(request?.url ?? "").pathname).toBe("/ProfitRestServices/connectors/KnSubject/KnSubject/SbId/7");
  });

  test("a delete without key attributes goes by its fields, each written so that it stays one", () => {
    const { request } = compiled(document(record("delete", "<Ds>a/b,c</Ds><StId>4</StId>")));
    expect(new URL(request?.url ?? "").pathname).toBe(
      "/ProfitRestServices/connectors/KnSubject/KnSubject/Ds,StId/a%2Fb%2Cc,4",
    );
  });

  test.each<[string, string, string]>([
    ["mixedActions", document(record("insert"), record("update")), "soap"],
    ["deleteOne", document(record("delete", "", ' SbId="1"'), record("delete", "", ' SbId="2"')), "soap"],
    ["deleteNeedsKey", document(record("delete")), "soap"],
    ["deleteNeedsKey", document(record("delete", "<Ds>..</Ds>")), "soap"],
    ["deleteWithMore", document(record("delete", "<Ds>x</Ds>", ' SbId="1"')), "soap"],
  ])("%s is told, with SOAP as the way out", (code, xml, proposes) => {
    expect(compiled(xml)).toMatchObject({ request: null, blocks: [{ code, proposes }] });
    expect(compiled(xml, "soap")).toMatchObject({ blocks: [], request: { method: "POST" } });
  });
});

describe("over SOAP", () => {
  test("the document goes as it stands, to the letter", () => {
    const xml = `<?xml version="1.0"?>\r\n<KnSubject>\n <!-- x -->${record("insert", "<Ds><![CDATA[a<b]]>&#xD;</Ds>")}</KnSubject>\n`;
    const { request } = compiled(xml, "soap");
    expect(request).toMatchObject({
      method: "POST",
      url: "https://12345.soap.afas.online/ProfitServices/appconnectorupdate.asmx",
    });
    const escaped = /<dataXml>([\s\S]*)<\/dataXml>/.exec(request?.body ?? "")?.[1] ?? "";
    const readBack = escaped
      .replaceAll("&#xD;", "\r")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    expect(readBack.replaceAll("\r", "&#xD;")).toBe(xml.replaceAll("\r", "&#xD;"));
  });

  test("without an address it is told so", () => {
    const without = { ...order(document(record("insert")), "soap"), soapBaseUrl: null };
    expect(compileUpdate(without)).toMatchObject({
      request: null,
      blocks: [{ code: "noSoapAddress", proposes: null }],
    });
  });
});

test.each<[string, string]>([
  ["notXml", "<KnSubject><Element></KnSubject>"],
  ["notXml", ""],
  ["notXml", '<!DOCTYPE x [<!ENTITY a "b">]><KnSubject/>'],
  ["noRecords", "<KnSubject/>"],
  ["noAction", document("<Element><Fields><Ds>x</Ds></Fields></Element>")],
  ["badAction", document(record("remove"))],
])("%s: nothing is sent of it", (code, xml) => {
  for (const transport of ["rest", "soap"] as const) {
    expect(compiled(xml, transport)).toMatchObject({ request: null, blocks: [{ code }] });
  }
});

test("the digest is that of the bytes and of where they go", () => {
  const xml = document(record("insert", "<Ds>x</Ds>"));
  const digests = [
    compiled(xml),
    compiled(xml, "soap"),
    compiled(document(record("insert", "<Ds>y</Ds>"))),
    compiled(document(record("update", "<Ds>x</Ds>"))),
    compileUpdate({ ...order(xml), restBaseUrl: "https://12345.resttest.afas.online/ProfitRestServices/" }),
    compileUpdate({ ...order(xml), connectorId: "KnOther" }),
  ].map(({ request }) => request?.digest);
  expect(new Set(digests).size).toBe(digests.length);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(compiled(`\uFEFF${xml}`).request?.digest).toBe(digests[0]);
});

test("what the first records say in some fields is told; of several below it nobody can tell which", () => {
  const link = "<KnSubjectLink><Element><Fields Action='insert'><SfId>9</SfId></Fields></Element></KnSubjectLink>";
  const two = link.replace("</KnSubjectLink>", "<Element/></KnSubjectLink>");
  const of = (objects: string) =>
    `<Element SbId="7"><Fields Action="update"><Ds/></Fields><Objects>${objects}</Objects></Element>`;
  const places = [
    { path: ["KnSubject"], fieldId: "SbId" },
    { path: ["KnSubject"], fieldId: "Ds" },
    { path: ["KnSubject", "KnSubjectLink"], fieldId: "SfId" },
  ];
  const { values } = compileUpdate({ ...order(document(of(link), of(two))), places });
  expect(values.map((said) => said.map(({ fieldId, value }) => [fieldId, value]))).toEqual([
    [
      ["SbId", "7"],
      ["Ds", ""],
      ["SfId", "9"],
    ],
    [
      ["SbId", "7"],
      ["Ds", ""],
    ],
  ]);
});

test("a body over 75 MB is told with its size; a large one is compiled in a thread of its own", async () => {
  const fromSource = { execArgv: ["--conditions=react-server", "--import", "tsx"] };
  const big = order(document(record("insert", `<SbTx>${"x".repeat(BODY_LIMIT_BYTES)}</SbTx>`)));
  const blocked = await compiledUpdate(big, fromSource);
  expect(blocked).toMatchObject({ request: null, blocks: [{ code: "tooLarge", params: { limit: 75 } }] });
  const large = order(document(record("insert", `<SbTx>${"x".repeat(700_000)}</SbTx>`)), "soap");
  expect(await compiledUpdate(large, fromSource)).toEqual(compileUpdate(large));
}, 60_000);
