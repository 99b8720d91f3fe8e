import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/xml/document/read-document";
import { brokenXml } from "../broken-xml";
import { ORDER, withCursor } from "../order-schema";
import { outlineOf, type OutlineEntry } from "./outline";
import { autoCloseAt, linkedTagRanges } from "./tag-pair";

const record = (key: string, fields: string, objects = "") =>
  `<Element${key}><Fields Action="insert">${fields}</Fields><Objects>${objects}</Objects></Element>`;
const told = (entries: readonly OutlineEntry[]): unknown[] =>
  entries.map(({ kind, name, number, marks, children }) => {
    const known = marks.map(({ id, value }) => `${id}=${value}`).join(" ");
    const line = kind === "object" ? name : `${number} ${known}`.trim();
    return children.length > 0 ? [line, told(children)] : line;
  });

describe("the outline", () => {
  test("objects and records, each known by its keys, or by what is mandatory, or by what is filled", () => {
    const lines = `<OrderLine>${record("", "<QuUn>2</QuUn><ItCd>A1</ItCd>")}${record("", "<QuUn>3</QuUn>")}</OrderLine>`;
    const text = `<Order>${record(' OrId="7"', "<Wt>1</Wt>", lines)}${record("", "")}</Order>`;
    expect(told(outlineOf(readDocument(text), ORDER))).toEqual([
      ["Order", [["1 OrId=7", [["OrderLine", ["1 ItCd=A1", "2 QuUn=3"]]]], "2"]],
    ]);
  });

  test("no record is known by a yes or a no", () => {
    const text = `<Order>${record("", "<Bk>false</Bk><Wt>12</Wt>")}</Order>`;
    expect(told(outlineOf(readDocument(text), ORDER))).toEqual([["Order", ["1 Wt=12"]]]);
  });

  test("it tells where an object is, and what its records do", () => {
    const text = `<Order>${record("", "")}</Order>`;
    const [order] = outlineOf(readDocument(text), ORDER);
    expect(order).toMatchObject({ label: "Verkooporder", range: { start: 0, end: text.length } });
    expect(order?.selectionRange).toEqual({ start: 1, end: 6 });
    expect(order?.children[0]?.action).toBe("insert");
  });

  test("what the schema does not know is passed over", () => {
    expect(outlineOf(readDocument("<Wrong><Element/></Wrong>"), ORDER)).toEqual([]);
  });
});

describe("pairs of tags", () => {
  const pair = (marked: string) => {
    const { text, offset } = withCursor(marked);
    return linkedTagRanges(readDocument(text), offset)?.map(({ start, end }) => `${start}-${text.slice(start, end)}`);
  };

  test("both names, from either of them", () => {
    for (const marked of ["<a><|b></b></a>", "<a><b|></b></a>", "<a><b></|b></a>", "<a><b></b|></a>"]) {
      expect(pair(marked)).toEqual(["4-b", "8-b"]);
    }
  });

  test("none for one that closes itself, or between the tags", () => {
    expect(pair("<a><|b/></a>")).toBeUndefined();
    expect(pair("<a>|x</a>")).toBeUndefined();
    expect(pair("<a|>")).toBeUndefined();
  });
});

test.each([
  ["<a>|", "</a>"],
  ['<a x=">">|', "</a>"],
  ["<Element><Element>|</Element>", "</Element>"],
  ["<a>|</a>", null],
  ["<a/>|", null],
  ["</a>|", null],
  ["<!-- <a>|", null],
  ["<![CDATA[<a>|", null],
  ["<?xml?>|", null],
  ["<>|", null],
  ["a > |", null],
  ["|", null],
])("behind %s comes %s", (marked, closing) => {
  const { text, offset } = withCursor(marked);
  expect(autoCloseAt(text, offset)).toBe(closing);
});

test("whatever the text is, places lie inside it", () => {
  fc.assert(
    fc.property(brokenXml, fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const document = readDocument(text);
      for (const { start, end } of linkedTagRanges(document, offset) ?? []) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const inside = (entries: readonly OutlineEntry[]) => {
        for (const { range, selectionRange, children } of entries) {
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(selectionRange.start).toBeGreaterThanOrEqual(range.start);
          inside(children);
        }
      };
      inside(outlineOf(document, ORDER));
      autoCloseAt(text, offset);
    }),
    { numRuns: 1_000 },
  );
});
