import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeAttribute, escapeText } from "./escape-xml";
import { parseXml } from "./parse-xml";
import { XmlError } from "./xml-error";

function faultOf(xml: string): XmlError {
  try {
    parseXml(xml);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error("The document was read");
}

test("names, namespaces, attributes, text and CDATA", () => {
  const root = parseXml(
    `\ufeff<?xml version="1.0"?><s:a xmlns:s="urn:s" xmlns:xsi="urn:i"><!-- c --><b k="1&amp;2" xsi:nil="true">x<![CDATA[<y>]]>&#233;</b> </s:a>`,
  );
  expect(root).toMatchObject({ name: "a", namespace: "urn:s", text: " " });
  expect(root.attributes.size).toBe(0);
  const [child] = root.children;
  expect(child).toMatchObject({ name: "b", namespace: "", text: "x<y>é" });
  expect(child?.attributes).toEqual(
    new Map([
      ["k", "1&2"],
      ["{urn:i}nil", "true"],
    ]),
  );
});

test.each([
  ["an entity bomb", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /DOCTYPE/],
  ["an unknown entity", "<a>&nope;</a>", /entity/],
  ["an undeclared prefix", "<x:a/>", /namespace prefix/],
  ["an unclosed element", "<a><b></a>", /tag/],
  ["depth", "<a>".repeat(300), /deeper than 256/],
  ["attributes", `<a ${Array.from({ length: 300 }, (_, index) => `a${index}=""`).join(" ")}/>`, /more than 256/],
  ["elements without end", `<a>${"<b/>".repeat(600_000)}`, /more than 500000 elements/],
  ["attributes spread over elements", `<a>${"<b c='' d=''/>".repeat(200_000)}`, /more than 500000 elements/],
  ["nothing", "", /root|element/],
])("%s is refused in words, with a position", (_, xml, words) => {
  const fault = faultOf(xml);
  expect(fault.message).toMatch(words);
  expect(fault.line).toBeGreaterThan(0);
});

test("an endless list of attributes is refused long before its end", () => {
  expect(faultOf(`<a ${"a ='' ".repeat(1_000_000)}`)).toBeInstanceOf(XmlError);
});

test("what is escaped comes back as it was, but for what XML cannot carry", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const expected = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
      const root = parseXml(`<a b="${escapeAttribute(text)}">${escapeText(text).replace(/\r/g, "&#xD;")}</a>`);
      expect(root.text).toBe(expected);
      expect(root.attributes.get("b")).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
