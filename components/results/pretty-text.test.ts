import fc from "fast-check";
import { expect, it } from "vitest";
import { prettyJson, prettyXml } from "./pretty-text";

it("lays XML out, texts on one line with their element", () => {
  expect(prettyXml('<?xml version="1.0"?><a b="1>2"><c>x</c><d/><e></e><!-- n --><![CDATA[<z>]]></a>')).toBe(
    '<?xml version="1.0"?>\n<a b="1>2">\n  <c>x</c>\n  <d/>\n  <e></e>\n  <!-- n -->\n  <![CDATA[<z>]]>\n</a>',
  );
});

it.each(["<a><b></a>", "</a>", "<a", "<a></a></a>"])("leaves %s as it came", (text) => {
  expect(prettyXml(text)).toBeNull();
});

it("neither resolves nor fetches: a hostile document is only text", () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
  expect(prettyXml(bomb) ?? bomb).toContain("&a;");
});

it("never hangs or throws", () => {
  const parts = fc.constantFrom(
    "<",
    ">",
    "</a>",
    "<a>",
    '"',
    "'",
    "<!--",
    "-->",
    "<![CDATA[",
    "x",
    "&lt;",
    "<a ",
    "/>",
  );
  fc.assert(fc.property(fc.array(parts, { maxLength: 60 }), (tokens) => void prettyXml(tokens.join(""))));
});

it("lays JSON out, or says it is none", () => {
  expect(prettyJson('{"a":[1,{"b":null}]}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}');
  expect(prettyJson("{a:1}")).toBeNull();
});
