import { expect, test } from "vitest";
import { MOST_COMPLAINTS } from "./complaint";
import { compileXsd, XsdFault } from "./xsd-validator";

const SCHEMA = (inner: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${inner}</xs:schema>`;
const ROWS = SCHEMA(
  '<xs:element name="rows"><xs:complexType><xs:sequence><xs:element name="row" type="xs:long" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>',
);

test("a valid text has no complaints, and one validator judges many texts", () => {
  const validator = compileXsd(ROWS);
  expect(validator.validate("<rows><row>1</row></rows>")).toEqual([]);
  expect(validator.validate("<rows>\n<row>1</row><row>x</row></rows>")).toEqual([
    {
      ...{ kind: "schema", isFatal: false },
      message: "Element 'row': 'x' is not a valid value of the atomic type 'xs:long'.",
      ...{ line: 2, column: 0, xpath: "/rows/row[2]" },
    },
  ]);
  expect(validator.validate("<rows/>")).toEqual([]);
  validator.dispose();
  validator.dispose();
  expect(() => validator.validate("<rows/>")).toThrow("disposed");
});

test("a text that is not well-formed is complained of with line and column, and judged no further", () => {
  const validator = compileXsd(ROWS);
  expect(validator.validate("<rows>\n <row></rows>")).toEqual([
    expect.objectContaining({
      kind: "parse",
      line: 2,
      message: "Opening and ending tag mismatch: row line 2 and rows",
    }),
  ]);
  expect(validator.validate("")).toEqual([expect.objectContaining({ kind: "parse" })]);
  validator.dispose();
});

test("a prefix that nothing declares is complained of, and the rest is judged", () => {
  const validator = compileXsd(ROWS);
  expect(validator.validate('<rows><row x:nil="1">x</row></rows>').map(({ kind }) => kind)).toEqual([
    "parse",
    "schema",
    "schema",
  ]);
  validator.dispose();
});

test("a DOCTYPE is refused before anything is read of it", () => {
  const validator = compileXsd(ROWS);
  const laughs = '<!DOCTYPE rows [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rows>&b;</rows>';
  expect(validator.validate(laughs)).toEqual([expect.objectContaining({ message: "DOCTYPE is not accepted" })]);
  expect(validator.validate(`<?xml version="1.0"?> <!-- ? --> ${laughs}`)).toEqual([
    expect.objectContaining({ message: "DOCTYPE is not accepted" }),
  ]);
  expect(validator.validate("<rows><!-- <!DOCTYPE html> --></rows>")).toEqual([]);
  expect(() => compileXsd(`<!DOCTYPE x>${ROWS}`)).toThrow("DOCTYPE");
  validator.dispose();
});

test("what is said of a document that is wrong everywhere is bounded", () => {
  const validator = compileXsd(ROWS);
  const complaints = validator.validate(`<rows>${"<row>x</row>".repeat(60_000)}</rows>`);
  expect(complaints).toHaveLength(MOST_COMPLAINTS);
  expect(complaints.at(-1)?.xpath).toBe(`/rows/row[${MOST_COMPLAINTS}]`);
  validator.dispose();
});

test("a value is not quoted without end", () => {
  const validator = compileXsd(ROWS);
  const [complaint] = validator.validate(`<rows><row>${"x".repeat(11_000_000)}</row></rows>`);
  expect(complaint?.message.length).toBeLessThan(700);
  expect(complaint?.message).toMatch(/^Element 'row': 'xxx/);
  validator.dispose();
});

test("text is judged as it is, whatever encoding it declares", () => {
  const validator = compileXsd(
    SCHEMA(
      '<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="2"/></xs:restriction></xs:simpleType></xs:element>',
    ),
  );
  expect(validator.validate('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9\u{1f600}</a>')).toEqual([]);
  validator.dispose();
});

test.each([
  ["no XML at all", 1],
  ["<a/>", 0],
  [SCHEMA('\n<xs:element name="a" type="nothing"/>'), 2],
  [SCHEMA('<xs:include schemaLocation="file:///etc/passwd"/>\n<xs:element name="a" type="b"/>'), 1],
  ["", 1],
])("the schema %j does not compile, which is a fault with a line", (xsd, line) => {
  const error = (() => {
    try {
      return compileXsd(xsd);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(XsdFault);
  expect(error).toMatchObject({ code: "schemaDoesNotCompile", line, message: expect.stringMatching(/./) });
});
