// cspell:ignore letrec
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/xml/document/read-document";
import { withEdits } from "@/lib/xml/document/text-edit";
import { readXml } from "@/lib/xml/read-xml";
import { brokenXml } from "../broken-xml";
import { formatDocument } from "./format-document";

function formatted(text: string): string {
  const edits = formatDocument(text);
  if (!edits) throw new Error("refused");
  return withEdits(text, edits);
}
const lines = (...all: string[]) => all.join("\n");

describe("a message", () => {
  test("on one line gets a line for each element", () => {
    const text = `<?xml version="1.0"?><a x='1'  y="2"><!-- one --><b>t &amp; u</b><c/><d><![CDATA[ <x> ]]></d></a>`;
    expect(formatted(text)).toBe(
      lines(
        `<?xml version="1.0"?>`,
        `<a x='1'  y="2">`,
        "  <!-- one -->",
        "  <b>t &amp; u</b>",
        "  <c/>",
        "  <d><![CDATA[ <x> ]]></d>",
        "</a>",
      ),
    );
  });

  test("of many lines is set right, and keeps its kind of line breaks and one empty line", () => {
    expect(formatted("\r\n<a>\r\n<b/>\r\n\r\n\r\n\r\n<c/></a>\r\n\r\n")).toBe(
      "<a>\r\n  <b/>\r\n\r\n  <c/>\r\n</a>\r\n",
    );
  });

  test("keeps a remark behind what it is about", () => {
    const text = lines("<a> <!-- all -->", "  <b/> <!-- of b -->", "  <!-- of c -->", "  <c/>", "</a>");
    expect(formatted(text)).toBe(text);
    expect(formatted(text.replaceAll("  ", "\t  "))).toBe(text);
  });

  test("keeps values to the last blank", () => {
    for (const text of [
      "<a> </a>",
      "<a>\n  x\n</a>",
      "<a>x <b/> y</a>",
      "<a> <![CDATA[]]> <b/></a>",
      "<a><!-- c --> </a>",
    ]) {
      expect(formatDocument(text)).toEqual([]);
    }
    expect(formatDocument('<a xml:space="preserve"> <b/></a>')).toEqual([]);
  });

  test("Fields without fields stay closed: their schema takes no blank", () => {
    expect(formatted('<a><Fields Action="insert"> \n </Fields></a>')).toBe(
      lines("<a>", '  <Fields Action="insert"></Fields>', "</a>"),
    );
    expect(formatted('<a><Fields Action="insert"/></a>')).toBe(lines("<a>", '  <Fields Action="insert"/>', "</a>"));
  });

  test("is formatted also while xsi is not declared", () => {
    expect(formatted('<a><b xsi:nil="true"/></a>')).toBe(lines("<a>", '  <b xsi:nil="true"/>', "</a>"));
  });
});

test.each([
  "",
  "text",
  "<a>",
  "<a></b>",
  "<a/><b/>",
  "<a/>x",
  "<a>&x;</a>",
  "<a x='1' x='2'/>",
  "<!DOCTYPE a><a/>",
  "<a b/>",
])("%j is refused", (text) => {
  expect(formatDocument(text)).toBeNull();
});

test("what is nested too deep is refused", () => {
  expect(formatDocument("<a>".repeat(300) + "</a>".repeat(300))).toBeNull();
  expect(formatDocument(`<a x:y="">${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}</a>`)).toBeNull();
});

const leaf = fc.oneof(
  fc.constantFrom("<b/>", "<b></b>", "<b> </b>", "<!-- c -->", "<!--a\n b-->", "<b>x</b>", "<b>\n y </b>", "<?p q?>"),
  fc.constantFrom("\n", "  ", "\n\n\n", "\r\n", "\t", ""),
  fc.constantFrom("text", "<![CDATA[ c ]]>", "&lt;"),
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom("a", "Fields", "Element"),
      fc.array(fc.oneof({ depthSize: "small" }, leaf, tie("tree")), { maxLength: 6 }),
    )
    .map(([name, inside]) => `<${name}>${inside.join("")}</${name}>`),
}));

/** Tags, values and comments in their order; of text only what is more than blanks, or stands alone in an element. */
function saidBy(text: string): string[] {
  const said: string[] = [];
  let current = "";
  const tell = (piece: string) => {
    if (/[^ \t\r\n]/.test(current) || (piece === "/" && said.at(-1) === "<b")) said.push(current);
    current = "";
    said.push(piece);
  };
  readXml(
    text,
    {
      open: ({ name }) => tell(`<${name}`),
      close: () => tell("/"),
      text: (written) => (current += written),
      comment: (comment) => tell(`!${comment}`),
    },
    { depth: 99, attributes: 9, nodes: 9_999 },
  );
  return said;
}

test("formatting changes nothing that is said, and doing it again changes nothing at all", () => {
  fc.assert(
    fc.property(tree, (text) => {
      const once = formatted(text);
      expect(saidBy(once)).toEqual(saidBy(text));
      expect(formatDocument(once)).toEqual([]);
      expect(readDocument(once).faults).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("whatever the text is, edits lie inside it, in order", () => {
  fc.assert(
    fc.property(brokenXml, (text) => {
      let last = 0;
      for (const { start, end } of formatDocument(text) ?? []) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
    { numRuns: 1_000 },
  );
});
