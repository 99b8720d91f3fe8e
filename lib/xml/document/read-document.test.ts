import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readXml } from "../read-xml";
import { elementsOf, nodeAt, pathTo } from "./find-node";
import { readDocument } from "./read-document";
import { withEdits } from "./text-edit";
import type { ElementNode, XmlNode } from "./xml-node";

/** As nested lists of names, with `!` behind an element that nothing closes. */
function outline(children: readonly XmlNode[]): unknown[] {
  return elementsOf({ children }).map((element) => {
    const below = outline(element.children);
    const name = element.close || element.isSelfClosed ? element.name : `${element.name}!`;
    return below.length > 0 ? [name, below] : name;
  });
}
const read = (text: string) => outline(readDocument(text).children);
const faultsOf = (text: string) => readDocument(text).faults.map(({ kind, name }) => `${kind} ${name}`);
const slice = (text: string, range: { start: number; end: number } | null) =>
  range && text.slice(range.start, range.end);

test("a whole document, with every place in it", () => {
  const text = `<?xml version="1.0"?><!--c--><a:b k = "v&amp;" l='"'>t<![CDATA[<x>]]><e/></a:b >`;
  const { children, faults } = readDocument(text);
  expect(faults).toEqual([]);
  expect(children.map(({ kind }) => kind)).toEqual(["instruction", "comment", "element"]);
  const root = children[2] as ElementNode;
  expect(root.name).toBe("a:b");
  expect(root.attributes.map((attribute) => [attribute.name, slice(text, attribute.valueRange)])).toEqual([
    ["k", "v&amp;"],
    ["l", '"'],
  ]);
  expect(root.children.map((child) => [child.kind, slice(text, child)])).toEqual([
    ["text", "t"],
    ["cdata", "<![CDATA[<x>]]>"],
    ["element", "<e/>"],
  ]);
  expect(slice(text, root.close)).toBe("</a:b >");
  expect(slice(text, root)).toBe(text.slice(text.indexOf("<a:b")));
});

describe("what is not well-formed", () => {
  test.each([
    ["<a><b><c></a>", [["a", [["b!", ["c!"]]]]], ["notClosed c", "notClosed b"]],
    ["<a></b></a>", ["a"], ["strayClose b"]],
    ["<a><b", [["a!", ["b!"]]], ["unfinishedTag b", "notClosed b", "notClosed a"]],
    ["<a>< <b/></a>", [["a", ["!", "b"]]], ["unfinishedTag "]],
    ["<a x><b y= z='1/></a>", [["a", ["b!"]]], ["badAttribute x", "badAttribute y", "badAttribute z", "notClosed b"]],
    ['<a x="1><b/></a>', [["a", ["b"]]], ["badAttribute x"]],
    ["<a></a", ["a"], ["unfinishedTag a"]],
    ["<!-- x", [], ["unfinishedMarkup comment"]],
    ["<a/><b/>", ["a", "b"], []],
    ["text alone", [], []],
    ["", [], []],
  ])("%j keeps what can be kept", (text, tree, faults) => {
    expect({ tree: read(text), faults: faultsOf(text) }).toEqual({ tree, faults });
  });
});

const name = fc.constantFrom("a", "b", "Element", "Fields", "x:y");
const markup = fc.oneof(
  fc.tuple(name).map(([tag]) => `<${tag}>`),
  fc.tuple(name).map(([tag]) => `</${tag}>`),
  fc.tuple(name, name, fc.string({ maxLength: 4 })).map(([tag, key, value]) => `<${tag} ${key}="${value}">`),
  fc.constantFrom("<", ">", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", '"', "'", "=", " ", "t\n", "&amp;"),
);

test("whatever the text is, the nodes lie inside each other, in order, and cover it", () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const visit = (children: readonly XmlNode[], start: number, end: number) => {
        let last = start;
        for (const child of children) {
          expect(child.start).toBeGreaterThanOrEqual(last);
          expect(child.end).toBeLessThanOrEqual(end);
          last = child.end;
          if (child.kind === "element") visit(child.children, child.openEnd, child.close?.start ?? child.end);
        }
      };
      visit(readDocument(text).children, 0, text.length);
    }),
    { numRuns: 500 },
  );
});

test("a text has faults of the tree only if the strict reader refuses it", () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 12 }), (pieces) => {
      const text = `<r>${pieces.join("")}</r>`;
      const names: string[] = [];
      try {
        readXml(
          text,
          { open: ({ name: opened }) => names.push(opened), close: () => undefined, text: () => undefined },
          { depth: 99, attributes: 9, nodes: 999 },
        );
      } catch {
        return; // refused: the tree may say what it likes
      }
      expect(readDocument(text).faults).toEqual([]);
      const seen: string[] = [];
      const visit = (children: readonly XmlNode[]) => {
        for (const element of elementsOf({ children })) {
          seen.push(element.name);
          visit(element.children);
        }
      };
      visit(readDocument(text).children);
      expect(seen).toEqual(names);
    }),
    { numRuns: 1_000 },
  );
});

test("the node at a place, and the way to it", () => {
  const text = "<a><b>t</b><c/></a>";
  const document = readDocument(text);
  const at = (offset: number) => {
    const node = nodeAt(document, offset);
    return node?.kind === "element" ? pathTo(node).map((element) => element.name) : node?.kind;
  };
  expect([0, 3, 6, 7, 11, 15, 19].map(at)).toEqual([
    ["a"],
    ["a", "b"],
    "text",
    ["a", "b"],
    ["a", "c"],
    ["a"],
    undefined,
  ]);
});

test.each([
  ["attributes", `<a${' b="1"'.repeat(200_000)}></a>`],
  ["attributes that do not end", '<a b="'.repeat(100_000)],
  ["closing tags that close nothing", `${"<a>".repeat(100_000)}${"</b>".repeat(100_000)}`],
])("reads very many %s in one pass", (_name, text) => {
  // Within the time of a test: each looked at the rest of the text, or at all that was open.
  expect(readDocument(text).children).not.toEqual([]);
});

test("edits apply in their order and never over each other", () => {
  expect(
    withEdits("abc", [
      { start: 3, end: 3, text: "!" },
      { start: 0, end: 1, text: "A" },
      { start: 1, end: 1, text: "1" },
      { start: 1, end: 1, text: "2" },
    ]),
  ).toBe("A12bc!");
  expect(() =>
    withEdits("abc", [
      { start: 0, end: 2, text: "" },
      { start: 1, end: 3, text: "" },
    ]),
  ).toThrow(RangeError);
});
