import fc from "fast-check";
import { expect, test } from "vitest";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import { readXsd } from "../sources/read-xsd";
import { checkDocument } from "./check-document";
import { ORDER_XSD } from "./truth/order-schema";

const schema = readXsd("Order", ORDER_XSD);
const validator = compileXsd(ORDER_XSD);
const MEGABYTE = 1024 * 1024;
const order = (fields: string) => `<Order><Element Id="1"><Fields Action="update">${fields}</Fields></Element></Order>`;
const checked = (text: string, by: typeof validator | null = validator) =>
  checkDocument({ schema, validator: by, text });
const codesOf = (text: string, by: typeof validator | null = validator) =>
  checked(text, by).problems.map(({ code }) => code);

test("a document of more than 75 MB is told so, and looked at no further", () => {
  const text = order(`<Ds>${"\u20ac".repeat(26 * MEGABYTE)}</Ds>`);
  const { problems } = checked(text);
  expect(problems).toEqual([expect.objectContaining({ code: "tooLarge" })]);
  expect(problems[0]?.params).toMatchObject({ limitMb: 75, sizeMb: 78.1 });
});

test("a file of almost 75 MB is judged", () => {
  expect(codesOf(order(`<FileStream>${"AAAA".repeat(18 * MEGABYTE)}</FileStream>`))).toEqual([]);
  // More than libxml2 takes in one text by itself.
  expect(codesOf(order(`<FileStream>${"AAAA".repeat(3 * MEGABYTE)}A</FileStream>`))).toEqual(["badBase64"]);
});

test("half a million elements are counted, not read", () => {
  expect(codesOf(`<Order>${"<a/>".repeat(600_000)}</Order>`)).toEqual(["tooManyElements"]);
});

test.each([
  ["billion laughs", '<!DOCTYPE Order [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Order>&b;</Order>'],
  ["a file of the machine", '<!DOCTYPE Order [<!ENTITY a SYSTEM "file:///etc/passwd">]><Order>&a;</Order>'],
  ["a DTD of another host", '<!DOCTYPE Order SYSTEM "http://example.com/a.dtd"><Order/>'],
])("%s: a DOCTYPE is refused", (_name, text) => {
  expect(codesOf(text)).toEqual(["doctype"]);
  expect(codesOf(text, null)).toEqual(["doctype"]);
});

test("deep nesting is refused before anything calls itself so often", () => {
  const deep = `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`;
  expect(codesOf(`<Order>${deep}</Order>`)).toEqual(["tooDeep"]);
  expect(codesOf(`<Order>${"<a>".repeat(200_000)}${"</b>".repeat(200_000)}`)).toEqual(["tooDeep"]);
});

test("200,000 attributes are answered, and not all of them told", () => {
  const attributes = Array.from({ length: 200_000 }, (_one, index) => ` a${index}="1"`).join("");
  const { problems, counts } = checked(`<Order><Element Id="1"${attributes}/></Order>`);
  expect(problems).toHaveLength(1_000);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["unknownAttribute"]));
  expect(counts.errors).toBe(200_000);
});

test("a document that is wrong everywhere is answered, with all its faults counted", () => {
  const { problems, counts } = checked(`<Order>${'<Element Id="1"><Fields/></Element>'.repeat(50_000)}</Order>`);
  expect(problems).toHaveLength(1_000);
  expect(counts).toEqual({ errors: 50_000, warnings: 0 });
});

test.each([
  ["a <", "<", "bareLess"],
  ["a nought", "\u0000", "emptyDocument"],
  ["many &", "&".repeat(100_000), "emptyDocument"],
  ["many roots", "<Order>".repeat(100), "notClosed"],
  ["a long text", order(`<Ds>${"0".repeat(1_000_000)}x</Ds>`), "tooLong"],
  ["many zeros", order(`<Am>${"0".repeat(1_000_000)}x</Am>`), "badNumber"],
  ["a long number", order(`<Nr>${"9".repeat(1_000_000)}</Nr>`), "badNumber"],
  ["a tag of blanks", `<Order${" ".repeat(1_000_000)}x`, "unfinishedTag"],
  ["many comments in one", `<Order>${"<!--".repeat(100_000)}`, "unfinishedMarkup"],
  ["many ends of CDATA", `<Order>${"]]>".repeat(100_000)}</Order>`, "notWellFormed"],
  ["many entities", `<Order a="${"&amp;".repeat(200_000)}"/>`, "unknownAttribute"],
  [
    "many prefixes that nothing declares",
    `<Order${Array.from({ length: 20_000 }, (_one, at) => ` x:a${at}=""`).join("")}/>`,
    "undeclaredPrefix",
  ],
  ["a long namespace", `<a:Order xmlns:a="${"x".repeat(100_000)}"/>`, "wrongRoot"],
])("%s: an answer", (_name, text, code) => {
  expect(codesOf(text)).toContain(code);
  expect(codesOf(text, null)).toContain(code);
});

test("a byte order mark and Windows line ends are fine", () => {
  expect(codesOf(`\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n${order("\r\n<Ds>a\r\nb</Ds>\r\n")}\r\n`)).toEqual(
    [],
  );
});

test("whatever is typed, there is an answer, and what it points at is in the text", () => {
  const piece = fc.constantFrom(
    ...[
      "<",
      ">",
      "/>",
      "</",
      "<Order>",
      "</Order>",
      '<Element Id="1">',
      "</Element>",
      '<Fields Action="insert">',
      "</Fields>",
    ],
    ...[
      "<Objects>",
      "<Lines>",
      "<Ds>",
      "</Ds>",
      "a",
      " ",
      "\n",
      "&",
      "&amp;",
      "&#1;",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?xml",
      "?>",
    ],
    ...["<!DOCTYPE", '"', "'", "=", " xmlns='u'", " x:nil='1'", "\ud83d", "\u{1f600}", "\r", "\u0000", " encoding='x'"],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (typed) => {
      for (const by of [validator, null]) {
        const { problems } = checked(typed, by);
        for (const { start, end } of problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(typed.length);
        }
        expect(problems.map(({ start }) => start)).toEqual(problems.map(({ start }) => start).sort((a, b) => a - b));
      }
      // Whether it is XML at all is not left to us alone.
      const isXml = validator.validate(typed.toWellFormed()).every(({ isFatal }) => !isFatal);
      if (!isXml) expect(checked(typed).counts.errors).toBeGreaterThan(0);
      if (!isXml) expect(checked(typed, null).counts.errors).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});
