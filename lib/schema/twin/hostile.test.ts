import { describe, expect, test } from "vitest";
import { type ConnectorSchema, plainField } from "../connector-schema";
import { readPasted } from "./read-pasted";
import { toJson } from "./to-json";
import { toXml } from "./to-xml";

const schema: Pick<ConnectorSchema, "root"> = {
  root: {
    ...{ name: "KnSubject", label: null, isMany: true, isObligatory: false, objects: [] },
    keys: [{ ...plainField("SbId", "int"), isKey: true }],
    fields: [plainField("Ds", "text"), plainField("Am", "decimal")],
  },
};
const faultsOf = (json: string) =>
  toXml(schema, json, "<KnSubject/>").faults.map(({ code, params, start, end }) => {
    return [code, ...Object.values(params), json.slice(start, end)].join(" | ");
  });
const fields = (inside: string) => `{"KnSubject":{"Element":{"Fields":{${inside}}}}}`;

describe("JSON that is no update document is told, with its place, and nothing changes", () => {
  test.each([
    ["", ["empty | "]],
    ["[]", ["oneRoot | []"]],
    ["7", ["oneRoot | 7"]],
    ["{}", ["oneRoot | {}"]],
    ['{"A":{"Element":{}},"B":1}', ['oneRoot | {"A":{"Element":{}},"B":1}']],
    ['{"KnSubject":{}}', ['noElement | KnSubject | "KnSubject"']],
    ['{"KnSubject":[{"Element":{}}]}', ['notAnObject | KnSubject | [{"Element":{}}]']],
    ['{"KnSubject":{"Element":{"Ds":"a"}}}', ['unknownProperty | Ds | KnSubject | "Ds"']],
    [fields('"Ds":"a","Ds":"b"'), ['repeatedProperty | Ds | "Ds"']],
    [fields('"Ds":{"#text":"a"}'), ['badValue | Ds | {"#text":"a"}']],
    [fields('"Am":1e400'), ["badNumber | Am | 1e400"]],
    [fields('"a b":1,"<x>":1,"":1'), ['badName | a b | "a b"', 'badName | <x> | "<x>"', 'badName |  | ""']],
    ['{"KnSubject":{"Element":{"@SbId":1,"Fields":{"@SbId":2}}}}', ['keyTwice | SbId | "@SbId"']],
    [fields('"Ds":"a",'), ["syntax | PropertyNameExpected | }", "syntax | ValueExpected | }"]],
    [fields("\"Ds\":'a'"), ["syntax | InvalidSymbol | 'a'", "syntax | ValueExpected | }"]],
    ['{"KnSubject":', ["syntax | ValueExpected | ", "syntax | CloseBraceExpected | "]],
  ])("%s", (json, faults) => {
    expect(faultsOf(json)).toEqual(faults);
    expect(toXml(schema, json, "<KnSubject/>")).toMatchObject({ edits: [], text: "<KnSubject/>" });
  });

  test("10,000 levels, of lists and of objects", () => {
    expect(faultsOf("[".repeat(10_000))).toHaveLength(1);
    const nested = `${'{"A":{"Element":{"Objects":'.repeat(10_000)}{}${"}}}".repeat(10_000)}`;
    expect(toXml(schema, nested, null).faults).toEqual([expect.objectContaining({ code: "tooDeep" })]);
    const some = `${'{"A":{"Element":{"Objects":'.repeat(100)}{}${"}}}".repeat(100)}`;
    expect(toXml(schema, some, null).faults).toEqual([expect.objectContaining({ code: "tooDeep" })]);
  });
});

test("names of JavaScript's own are names like others", () => {
  const json = fields('"__proto__":"a","constructor":"b","toString":"c","hasOwnProperty":"d"');
  const { text, faults } = toXml(schema, json, null);
  expect(faults).toEqual([]);
  expect(text).toContain("<__proto__>a</__proto__>");
  const back = toJson(schema, text).json;
  expect(back.replace(/\s/g, "")).toBe(json);
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});

test("XML of 10,000 levels and XML that is broken give JSON, and the way back leaves them alone", () => {
  const deep = `${"<A><Element><Objects>".repeat(10_000)}${"</Objects></Element></A>".repeat(10_000)}`;
  for (const xml of [deep, "<KnSubject><Element><Fields><Ds>a</Fields>", "<", "<KnSubject", "text", "", "<a/><b/>"]) {
    const { json } = toJson(schema, xml);
    const { edits, text } = toXml(schema, json, xml);
    expect({ edits, text }).toEqual({ edits: [], text: xml });
  }
});

test("what JSON has no place for is said, and stays in the document", () => {
  const xml =
    "<KnSubject><Remark/><Element SbId='1'><Fields><Ds>a</Ds><Ds>b<i>c</i></Ds><Xy>7</Xy><SbId>1</SbId></Fields></Element></KnSubject>";
  const { json, differences } = toJson(schema, xml);
  expect(JSON.parse(json)).toEqual({
    KnSubject: { Element: { "@SbId": 1, Fields: { Ds: "b", Xy: "7", SbId: "1" } } },
  });
  expect(differences.map(({ code, params }) => [code, ...Object.values(params)].join(" "))).toEqual([
    "missingAction KnSubject",
    "keyTwice SbId",
    "unknownField Xy",
    "passedOver Remark",
    "passedOver Ds",
    "passedOver i",
  ]);
  expect(toXml(schema, json.replace('"b"', '"B"'), xml).text).toBe(xml.replace(">b<", ">B<"));
});

describe("what is pasted", () => {
  const xml = '<KnSubject><Element><Fields Action="insert"><Ds>a &amp; b</Ds></Fields></Element></KnSubject>';
  const escaped = xml.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const envelope = (data: string, name = "dataXml") =>
    `<?xml version="1.0"?><s:Envelope xmlns:s="urn:s"><s:Body><Execute xmlns="urn:Afas.Profit.Services"><token>t</token>` +
    `<connectorType>KnSubject</connectorType><${name}>${data}</${name}></Execute></s:Body></s:Envelope>`;
  test.each([
    ["an update document", ` \n${xml}`, "xml", null],
    ["one as text", escaped, "escapedXml", null],
    ["a SOAP call with one as text", envelope(escaped), "soap", "KnSubject"],
    ["a SOAP call with one in CDATA", envelope(`<![CDATA[${xml}]]>`), "soap", "KnSubject"],
    ["a SOAP call with one as it is", envelope(xml, "a:DataXml"), "soap", "KnSubject"],
  ])("%s", (_name, text, kind, connectorId) => {
    expect(readPasted(schema, text)).toEqual({ kind, xml, root: "KnSubject", connectorId, faults: [] });
  });

  test("a REST body", () => {
    const pasted = readPasted(schema, `\ufeff${fields('"Ds":"a & b"')}`);
    expect(pasted).toMatchObject({ kind: "json", root: "KnSubject", faults: [] });
    expect(pasted.xml).toContain("<Ds>a &amp; b</Ds>");
    const broken = readPasted(schema, '{"a":');
    expect(broken).toMatchObject({ kind: "json", xml: null });
    expect(broken.faults[0]).toMatchObject({ code: "syntax", params: { detail: "ValueExpected" } });
  });

  test.each(["", "hello", "<!-- only -->", "=1+1", "curl https://x"])("%j is nothing that we know", (text) => {
    expect(readPasted(schema, text)).toMatchObject({ kind: "unknown", xml: null });
  });

  test("a SOAP call of another service holds no document", () => {
    expect(readPasted(schema, "<Envelope><Body><GetData/></Body></Envelope>")).toMatchObject({
      kind: "soap",
      xml: null,
    });
  });
});
