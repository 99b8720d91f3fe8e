import { expect, test } from "vitest";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { FieldKind } from "../../connector-schema";
import { readXsd } from "../../sources/read-xsd";
import { isBase64 } from "./base64";
import { hasZone } from "./date-fault";
import { isZero } from "./number-fault";
import { valueFault } from "./value-fault";

const TYPES: Readonly<Record<FieldKind, string>> = {
  text: '<xs:restriction base="xs:string"><xs:maxLength value="3"/><xs:minLength value="1"/></xs:restriction>',
  int: '<xs:restriction base="xs:long"/>',
  decimal:
    '<xs:restriction base="xs:decimal"><xs:totalDigits value="6"/><xs:fractionDigits value="2"/></xs:restriction>',
  boolean: '<xs:restriction base="xs:boolean"/>',
  date: '<xs:restriction base="xs:date"/>',
  dateTime: '<xs:restriction base="xs:dateTime"/>',
  time: '<xs:restriction base="xs:time"/>',
  base64: '<xs:restriction base="xs:base64Binary"><xs:minLength value="1"/></xs:restriction>',
};

const ZONES = ["Z", "z", "+01:00", "+14:00", "-14:00", "+14:01", "+15:00", "+13:60", "+1:00", "+0100", "-00:00"];

/** Around each edge of the types. */
const VALUES: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ["", "a", "abc", "abcd", "\u{1f600}".repeat(3), `${"\u{1f600}".repeat(3)}a`, " ", "\n", "    "],
  int: [
    ...["", "0", "-0", "+0", "1", " 1", "\n1\t", "1 1", "--1", "+", "-", "1.0", "1e5", "0x1", "\uff10", "\u00a01"],
    ...["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"],
    ...["0".repeat(40), `${"0".repeat(40)}1`, "99999999999999999999"],
  ],
  decimal: [
    ...[
      "",
      ".",
      "+.",
      "1.",
      "1.0",
      ".5",
      "-.5",
      "+.5",
      "0",
      "0.00",
      "00.00",
      ".000",
      "+0.",
      "-",
      "1,5",
      " 1.5 ",
      "1.5.5",
    ],
    ...[
      "123456",
      "1234567",
      "1234.56",
      "12345.67",
      "12345.60",
      "0.001",
      "0.010",
      "0012345.60",
      "123456.0",
      "1234567.0",
    ],
    ...["1e5", "INF", "NaN", "000000.000000"],
  ],
  boolean: ["", "true", "false", "1", "0", "True", "TRUE", " true ", "2", "ja", "\n1"],
  date: [
    ...[
      "",
      "2024-02-29",
      "2023-02-29",
      "1900-02-29",
      "2000-02-29",
      "-2024-02-29",
      "2024-04-31",
      "2024-2-1",
      "2024-13-01",
    ],
    ...[
      "2024-00-01",
      "2024-01-00",
      "2024-01-32",
      "0000-01-01",
      "0001-01-01",
      "-0001-01-01",
      "12024-01-01",
      "02024-01-01",
    ],
    ...["99999-12-31", "+2024-01-01", "01-01-2024", " 2024-01-01", "2024-01-01T00:00:00", "2024-01-01+24:00"],
    ...ZONES.map((zone) => `2024-01-01${zone}`),
  ],
  dateTime: [
    ...["", "2024-01-01T00:00:00", "2024-01-01", "2024-01-01T24:00:00", "2024-01-01T24:00:01", "2024-01-01T24:00:00.0"],
    ...["2024-01-01T24:00:00.1", "2024-01-01T23:59:59.999", "2024-01-01T23:59:60", "2024-01-01T23:60:00"],
    ...["2024-01-01 00:00:00", "2024-01-01t00:00:00", "2024-01-01T00:00", "2024-01-01T00:00:00.", "2024-01-01T0:00:00"],
    ...["2024-01-01T00:00:00.123456789012345", "2024-12-31T24:00:00", "2024-01-01T00:00:00 "],
    ...ZONES.map((zone) => `2024-01-01T00:00:00${zone}`),
  ],
  time: [
    ...[
      "",
      "00:00:00",
      "24:00:00",
      "24:00:01",
      "23:59:59",
      "23:59:59.5",
      "23:59",
      "1:00:00",
      "12:00:60",
      "12:60:00",
      "25:00:00",
    ],
    ...ZONES.map((zone) => `12:00:00${zone}`),
  ],
  base64: [
    ...["", " ", "AAE=", "AAE", "AAE==", "AA==", "AB==", "AAB=", "A", "A===", "====", "=", "AAAA AAA=", "AAAA\nAAA="],
    ...[
      " AAE= ",
      "AAE =",
      "A A E =",
      "AAF=",
      "AAE=AAE=",
      "a!bc",
      "AAAA",
      "AAAAA",
      "AAE=\n",
      "AA= =",
      "AAA\tA",
      "+/+/",
      "-_-_",
    ],
  ],
};

test.each(Object.keys(TYPES) as FieldKind[])(
  "%s: values around each edge are judged as libxml2 judges them",
  (kind) => {
    const field = `<xs:element name="F" minOccurs="0"><xs:simpleType>${TYPES[kind]}</xs:simpleType></xs:element>`;
    const inside = (name: string, content: string) =>
      `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;
    const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${inside("R", inside("Element", inside("Fields", field)))}</xs:schema>`;
    const validator = compileXsd(xsd);
    const [read] = readXsd("R", xsd).root.fields;
    if (!read) throw new Error("The schema has no field");
    const verdicts = VALUES[kind].map((value) => {
      const isValid = validator.validate(`<R><Element><Fields><F>${value}</F></Fields></Element></R>`).length === 0;
      return { value, libxml2: isValid, own: valueFault(read, value, { isAttribute: false, isExact: true }) === null };
    });
    validator.dispose();
    expect(verdicts.filter(({ libxml2, own }) => libxml2 !== own)).toEqual([]);
    expect(new Set(verdicts.map(({ libxml2 }) => libxml2)).size).toBe(2);
  },
);

test("a zone is seen behind what is a date or a time, and nowhere else", () => {
  expect(
    ["2024-01-01Z", "2024-01-01T00:00:00+01:00", "12:00:00Z"].filter((value) => hasZone("dateTime", value)),
  ).toHaveLength(3);
  expect(["2024-01-01", "xZ", "Z"].filter((value) => hasZone("dateTime", value))).toEqual([]);
  expect(hasZone("text", "2024-01-01Z")).toBe(false);
});

test("nought, however it is written", () => {
  expect(["0", "-0", "+00", "0.00", ".0", " 0 "].filter((value) => !isZero(value))).toEqual([]);
  expect(["1", "0.01", "", ".", "0x"].filter(isZero)).toEqual([]);
});

test("base64 of a whole file is looked through once", () => {
  expect(isBase64("AAAA".repeat(1_000_000))).toBe(true);
  expect(isBase64(`${"AAAA".repeat(1_000_000)}A`)).toBe(false);
});
