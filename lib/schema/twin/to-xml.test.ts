import { describe, expect, test } from "vitest";
import { withEdits } from "@/lib/xml/document/text-edit";
import { type ConnectorSchema, plainField, type SchemaObject } from "../connector-schema";
import { toJson } from "./to-json";
import { toXml } from "./to-xml";

const object = (name: string, fields: SchemaObject["fields"], objects: SchemaObject[] = []): SchemaObject => ({
  ...{ name, label: null, isMany: true, isObligatory: false, fields, objects },
  keys: [{ ...plainField("SbId", "int"), isKey: true }],
});
const nillable = (id: string, kind: Parameters<typeof plainField>[1]) => ({
  ...plainField(id, kind),
  isNillable: true,
});
const schema: Pick<ConnectorSchema, "root"> = {
  root: object(
    "KnSubject",
    [nillable("StId", "int"), nillable("Ds", "text"), nillable("Am", "decimal"), nillable("Ok", "boolean")],
    [object("KnLink", [nillable("SfId", "text")]), object("KnFile", [nillable("FileName", "text")])],
  ),
};

const XML = `<?xml version="1.0"?>
<!-- from the book -->
<KnSubject xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
\t<Element SbId='501'>
\t\t<Fields Action="update">
\t\t\t<!-- the kind -->
\t\t\t<StId> 4 </StId>
\t\t\t<Ds><![CDATA[Fish & chips]]></Ds> <!-- of all -->
\t\t\t<Ok>1</Ok>
\t\t</Fields>
\t\t<Objects>
\t\t\t<KnFile>
\t\t\t\t<Element><Fields Action="insert"><FileName>a.txt</FileName></Fields></Element>
\t\t\t\t<Element><Fields Action="insert"><FileName>b.txt</FileName></Fields></Element>
\t\t\t</KnFile>
\t\t</Objects>
\t</Element>
</KnSubject>
`;

type Json = { KnSubject: { Element: Record<string, unknown> & { Fields: Record<string, unknown> } } };
/** The document after a change of its JSON. */
function after(change: (json: Json) => void, xml = XML): string {
  const json = JSON.parse(toJson(schema, xml).json) as Json;
  change(json);
  const { faults, edits, text } = toXml(schema, JSON.stringify(json), xml);
  expect(faults).toEqual([]);
  expect(withEdits(xml, edits)).toBe(text);
  return text;
}
const fieldsOf = (json: Json) => json.KnSubject.Element.Fields;
const without = (...lines: string[]) => lines.reduce((text, line) => text.replace(line, ""), XML);

test("the JSON of a document", () => {
  const { json, implied } = toJson(schema, XML);
  expect(implied).toBe("update");
  expect(json).toBe(`{
  "KnSubject": {
    "Element": {
      "@SbId": 501,
      "Fields": {
        "StId": 4,
        "Ds": "Fish & chips",
        "Ok": true
      },
      "Objects": {
        "KnFile": {
          "Element": [
            {
              "@Action": "insert",
              "Fields": {
                "FileName": "a.txt"
              }
            },
            {
              "@Action": "insert",
              "Fields": {
                "FileName": "b.txt"
              }
            }
          ]
        }
      }
    }
  }
}`);
});

describe("a change in JSON is the least change in XML", () => {
  test("a value, in its CDATA, its form and its quotes", () => {
    expect(after((json) => (fieldsOf(json)["Ds"] = "Fish & peas"))).toBe(XML.replace("& chips", "& peas"));
    expect(after((json) => (fieldsOf(json)["Ds"] = "]]>"))).toBe(XML.replace("<![CDATA[Fish & chips]]>", "]]&gt;"));
    expect(after((json) => (fieldsOf(json)["Ok"] = false))).toBe(XML.replace("<Ok>1", "<Ok>0"));
    expect(after((json) => (json.KnSubject.Element["@SbId"] = "5'\"1"))).toBe(XML.replace("501", "5&apos;&quot;1"));
  });

  test("null is nil, and a value takes the nil away", () => {
    const cleared = XML.replace("<Ds><![CDATA[Fish & chips]]></Ds>", '<Ds xsi:nil="true"/>');
    expect(after((json) => (fieldsOf(json)["Ds"] = null))).toBe(cleared);
    expect(after((json) => (fieldsOf(json)["Ds"] = ""))).toBe(cleared);
    expect(after((json) => (fieldsOf(json)["Ds"] = ""), cleared)).toBe(cleared);
    expect(after((json) => (fieldsOf(json)["Ds"] = "<b>"), cleared)).toBe(
      XML.replace("<![CDATA[Fish & chips]]>", "&lt;b&gt;"),
    );
  });

  test("the prefix of nil is declared where it is not", () => {
    const bare = "<KnSubject><Element><Fields Action='insert'><Ds>a</Ds></Fields></Element></KnSubject>";
    expect(after((json) => (fieldsOf(json)["Ds"] = null), bare)).toBe(
      "<KnSubject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Element><Fields Action='insert'>" +
        '<Ds xsi:nil="true"/></Fields></Element></KnSubject>',
    );
  });

  test("a field comes where the schema has it, behind the comment of the one before; a removed one takes its line along", () => {
    expect(after((json) => (fieldsOf(json)["Am"] = 1.5))).toBe(
      XML.replace("<!-- of all -->", "<!-- of all -->\n\t\t\t<Am>1.5</Am>"),
    );
    expect(
      after((json) => {
        delete fieldsOf(json)["Ok"];
        fieldsOf(json)["Am"] = "2";
      }),
    ).toBe(without("\n\t\t\t<Ok>1</Ok>").replace("<!-- of all -->", "<!-- of all -->\n\t\t\t<Am>2</Am>"));
  });

  test("a record in the middle goes, and those behind it stay as they are", () => {
    const removed = '\n\t\t\t\t<Element><Fields Action="insert"><FileName>a.txt</FileName></Fields></Element>';
    const files = (json: Json) =>
      (json.KnSubject.Element["Objects"] as { KnFile: { Element: unknown[] } }).KnFile.Element;
    expect(after((json) => files(json).shift())).toBe(without(removed));
    expect(after((json) => files(json).unshift({ "@Action": "delete", Fields: {} }))).toBe(
      XML.replace(removed, `\n\t\t\t\t<Element>\n\t\t\t\t\t<Fields Action="delete"/>\n\t\t\t\t</Element>${removed}`),
    );
  });

  test("an object comes before one that stands later in the schema, in the document's own indentation", () => {
    expect(
      after((json) => {
        const objects = json.KnSubject.Element["Objects"] as Record<string, unknown>;
        objects["KnLink"] = { Element: { "@Action": "insert", Fields: { SfId: "0012" } } };
      }),
    ).toBe(
      XML.replace(
        "<Objects>",
        '<Objects>\n\t\t\t<KnLink>\n\t\t\t\t<Element>\n\t\t\t\t\t<Fields Action="insert">\n\t\t\t\t\t\t<SfId>0012</SfId>\n' +
          "\t\t\t\t\t</Fields>\n\t\t\t\t</Element>\n\t\t\t</KnLink>",
      ),
    );
  });

  test("what has nothing left closes; what was closed opens", () => {
    const emptied = after(
      (json) => (json.KnSubject.Element.Fields = {}),
      XML.replace("\t\t\t<!-- the kind -->\n", "").replace(" <!-- of all -->", ""),
    );
    expect(emptied).toContain('<Fields Action="update"></Fields>');
    const closed = "<KnSubject>\r\n <Element>\r\n  <Fields Action='insert' />\r\n </Element>\r\n</KnSubject>";
    expect(after((json) => (fieldsOf(json)["Ds"] = "a"), closed)).toBe(
      "<KnSubject>\r\n <Element>\r\n  <Fields Action='insert'>\r\n   <Ds>a</Ds>\r\n  </Fields>\r\n </Element>\r\n</KnSubject>",
    );
  });

  test("the action of a record that says it, and of one that stops saying it", () => {
    expect(after((json) => (json.KnSubject.Element["@Action"] = "delete"))).toBe(XML.replace('"update"', '"delete"'));
    const deleted = XML.replace('"update"', '"delete"');
    expect(after((json) => delete json.KnSubject.Element["@Action"], deleted)).toBe(XML);
  });
});

describe("JSON in the forms of other clients (protocol 3.6)", () => {
  const anew = (json: unknown, implied: "insert" | "update" = "insert") =>
    toXml(schema, JSON.stringify(json), null, { implied }).text.replace(/ xmlns:xsi="[^"]*"|\n */g, "");
  const expected =
    '<KnSubject><Element SbId="1"><Fields Action="update"><Ds>a</Ds></Fields><Objects><KnLink><Element>' +
    '<Fields Action="update"><SfId>7</SfId></Fields></Element></KnLink></Objects></Element></KnSubject>';
  const link = { KnLink: { Element: [{ Fields: { SfId: 7 } }] } };
  test.each([
    ["keys in Fields", { Element: { Fields: { SbId: "1", Ds: "a" }, Objects: link } }],
    ["keys in both", { Element: [{ "@SbId": 1, Fields: { SbId: 1, Ds: "a" }, Objects: [link] }] }],
    ["the action in Fields", { Element: { "@SbId": 1, Fields: { "@action": "update", Ds: "a" }, Objects: [link] } }],
    ["Fields in a list", { Element: { "@SbId": 1, Fields: [{ Ds: "a" }, {}], Objects: [link, {}] } }],
    ["null for an object", { Element: { "@SbId": 1, Fields: { Ds: "a" }, Objects: [link, { KnFile: null }] } }],
  ])("%s", (_name, root) => {
    expect(anew({ KnSubject: root }, "update")).toBe(expected);
  });

  test("numbers keep their digits, lose their exponent, and are text where the schema says text", () => {
    const written = '{"KnSubject":{"Element":{"Fields":{"Am":123456789012345678.12345678,"StId":1e3,"Ds":1.50}}}}';
    expect(toXml(schema, written, null).text).toMatch(
      /<StId>1000<\/StId>|<Am>123456789012345678.12345678<\/Am>.*<StId>1000<\/StId>.*<Ds>1.50<\/Ds>/s,
    );
    expect(anew({ KnSubject: { Element: { Fields: { Am: 1.5e-7, Ok: true, Ds: true } } } })).toContain(
      "<Am>0.00000015</Am><Ok>true</Ok><Ds>1</Ds>",
    );
  });
});
