// cspell:ignore letrec
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "./read-document";
import { rereadDocument } from "./reread-document";
import { type TextEdit, withEdits } from "./text-edit";
import type { ElementNode, XmlDocument, XmlNode } from "./xml-node";

/** All of it but the parents, which make a ring. */
function plain({ text, children, faults }: XmlDocument): unknown {
  const strip = (node: XmlNode): unknown => {
    const { parent, ...rest } = node;
    const of = parent?.start ?? null;
    return node.kind === "element" ? { ...rest, of, children: node.children.map(strip) } : { ...rest, of };
  };
  return { text, children: children.map(strip), faults };
}

const name = fc.constantFrom("a", "b", "Element", "Fields", "x:y");
const piece = fc.oneof(
  name.map((tag) => `<${tag}>`),
  name.map((tag) => `</${tag}>`),
  fc.tuple(name, fc.string({ maxLength: 3 })).map(([tag, said]) => `<${tag}>${said}</${tag}>`),
  fc.tuple(name, name, fc.string({ maxLength: 4 })).map(([tag, key, value]) => `<${tag} ${key}="${value}">`),
  fc.constantFrom(
    "<",
    ">",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    '"',
    "'",
    "=",
    " ",
    "t\n",
    "&amp;",
    "<a/>",
  ),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const good = fc.letrec<{ nodes: string }>((tie) => ({
  nodes: fc
    .array(
      fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("t", "\n  ", "<!--c-->", "<b/>", "<![CDATA[<]]>", '<b k="1"/>'),
        fc.tuple(name, tie("nodes")).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      ),
      { maxLength: 5 },
    )
    .map((nodes) => nodes.join("")),
})).nodes;
const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.oneof(fc.constant(""), piece, text) });

function editIn(
  length: number,
  { at, length: wanted, text: put }: { at: number; length: number; text: string },
): TextEdit {
  const start = at % (length + 1);
  return { start, end: Math.min(length, start + wanted), text: put };
}

test("whatever is edited in whatever text, the tree is that of the whole text", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        good.map((nodes) => `<r>${nodes}</r>`),
      ),
      fc.array(edit, { maxLength: 6 }),
      (first, edits) => {
        let kept = readDocument(first);
        for (const wanted of edits) {
          const one = editIn(kept.text.length, wanted);
          const expected = withEdits(kept.text, [one]);
          kept = rereadDocument(kept, one).document;
          expect(plain(kept)).toEqual(plain(readDocument(expected)));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test("what an edit does not touch stays, and what it does is told", () => {
  fc.assert(
    fc.property(good, good, fc.string({ maxLength: 5 }), (before, after, said) => {
      const [head, tail] = [`<r><Element>${before}</Element>`, `<Element>${after}</Element></r>`];
      const document = readDocument(`${head}<Element><a>x</a></Element>${tail}`);
      const [root] = document.children as [ElementNode];
      const [one, middle, other] = root.children;
      const at = head.length + "<Element><a>x".length;
      const plainText = said.replaceAll("<", "");
      const { document: same, within, added } = rereadDocument(document, { start: at, end: at, text: plainText });
      expect(same).toBe(document);
      expect(root.children).toEqual([one, middle, other]);
      expect([root.children[0], root.children[2]]).toEqual([one, other]);
      expect(within).toBe(middle);
      expect(added.map(({ kind }) => kind)).toEqual(["element"]);
    }),
    { numRuns: 100 },
  );
});
