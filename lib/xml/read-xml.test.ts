// cspell:ignore opentag closetag
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { readXml } from "./read-xml";
import { XmlError } from "./xml-error";

const LIMITS = { depth: 64, attributes: 16, nodes: 1_000 };

/** What was read, in one line per event; texts that touch are one. */
function eventsOf(
  read: (on: { open: (line: string) => void; text: (text: string) => void; close: () => void }) => void,
) {
  const events: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") events.push(`text ${JSON.stringify(text)}`);
    text = "";
  };
  read({
    open: (line) => {
      flush();
      events.push(`open ${line}`);
    },
    text: (more) => (text += more),
    close: () => {
      flush();
      events.push("close");
    },
  });
  return events;
}

type Tag = Parameters<Parameters<typeof readXml>[1]["open"]>[0];
const lineOf = ({ name, uri, attributes }: Tag) => JSON.stringify([name, uri, attributes]);

/** By our reader; undefined when it refuses. */
function ours(source: string): string[] | undefined {
  try {
    return eventsOf(({ open, text, close }) =>
      readXml(source, { open: (tag) => open(lineOf(tag)), text, close }, LIMITS),
    );
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

/** By saxes alone, which sees every sign. */
function theirs(source: string): string[] | undefined {
  try {
    return eventsOf(({ open, text, close }) => {
      const parser = new SaxesParser({ xmlns: true });
      let depth = 0;
      parser.on("error", (error) => {
        throw error;
      });
      parser.on("doctype", () => {
        throw new Error("doctype");
      });
      parser.on("opentag", (tag) => {
        depth++;
        open(lineOf(tag));
      });
      parser.on("text", (more) => depth > 0 && text(more));
      parser.on("cdata", text);
      parser.on("closetag", () => {
        depth--;
        close();
      });
      parser.write(source).close();
    });
  } catch {
    return undefined;
  }
}

const PIECES = [
  ..."<>&\"'/=! \t\n\r?-[]xé€",
  ...["<a>", "</a>", "<b/>", "<a b='1'>", '<a b="&lt;>" c=\'"\'>', "<x:a xmlns:x='urn:x'>", "</x:a>", "<x:a/>"],
  ...["<!--", "-->", "<!---->", "<!-- a - b -->", "<!--a--b-->", "--", "<![CDATA[", "]]>", "<![CDATA[<a>&amp;]]>"],
  ...["<?a b?>", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-8'?>", "<!DOCTYPE a>", "<!a>", "<?", "?>"],
  ...["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&amp;lt;", "&#38;lt;", "&#x26;amp;", "&#65;", "&#x1F600;"],
  ...[
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&nope;",
    "&#;",
    "&#x;",
    "&lt",
    "\r\n",
    "\u0000",
    "\u0001",
    "\ufffe",
    "\ud83d",
    "😀",
  ],
];

test("it reads what saxes reads, and refuses what saxes refuses", () => {
  const inside = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(""));
  const whole = fc.oneof(
    inside,
    inside.map((text) => `<r>${text}</r>`),
    fc.tuple(inside, inside).map(([before, text]) => `${before}<r>${text}</r>`),
    inside.map((text) => `<r a="${text}"/>`),
    inside.map((text) => `<r>${text}</r>\n`),
    fc.string({ unit: "binary" }).map((text) => `<r>${text}</r>`),
  );
  // Of half a surrogate pair saxes makes a pair with whatever comes next, markup too: there we differ, and have to.
  const wellFormed = whole.filter((source) => source.isWellFormed());
  let read = 0;
  fc.assert(
    fc.property(wellFormed, (source) => {
      const found = ours(source);
      if (found) read++;
      expect(found).toEqual(theirs(source));
    }),
    { numRuns: 60_000 },
  );
  // Were all of them refused, this would say nothing.
  expect(read).toBeGreaterThan(2_000);
});

describe("long documents", () => {
  const length = 8 * 1_024 * 1_024;
  const long = "x".repeat(length);

  test.each<[string, string, string]>([
    ["text", `<a>${long}</a>`, long],
    ["CDATA", `<a><![CDATA[${long}]]></a>`, long],
    ["a comment", `<a><!--${long}-->b</a>`, "b"],
    ["text that is all references", `<a>${"&lt;&#65;&amp;".repeat(500_000)}</a>`, "<A&".repeat(500_000)],
    ["line ends", `<a>${"\r\n".repeat(4_000_000)}</a>`, "\n".repeat(4_000_000)],
    ["blanks in front", `${"\n".repeat(length)}<a>b</a>`, "b"],
  ])("%s", (_, source, expected) => {
    let text = "";
    readXml(source, { open: () => undefined, close: () => undefined, text: (more) => (text += more) }, LIMITS);
    // As a truth, so that a failure does not print it.
    expect(text === expected).toBe(true);
  });

  test.each<[string, string, RegExp]>([
    ["a document type without end", `<!DOCTYPE a [${"<".repeat(length)}`, /DOCTYPE/],
    ["a document type full of entities", `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(500_000)}]><a/>`, /DOCTYPE/],
    ["a name", `<${long}/>`, /longer than/],
    ["an attribute", `<a b="${long}"/>`, /longer than/],
    ["attributes", `<a ${"b='' ".repeat(1_600_000)}/>`, /longer than/],
    ["an instruction", `<?a ${long}?><a/>`, /longer than/],
    ["a tag without end", `<a ${long}`, /longer than/],
    ["comments", `<a>${"<!---->".repeat(1_000_000)}</a>`, /more than 1000/],
    ["CDATA in pieces", `<a>${"<![CDATA[x]]>".repeat(600_000)}</a>`, /more than 1000/],
    ["elements", `<a>${"<b/>".repeat(2_000_000)}</a>`, /more than 1000/],
    ["depth", "<a>".repeat(100_000), /deeper than 64/],
    ["a wrong sign at the end", `<a>${long}\u0000</a>`, /disallowed/],
    ["a wrong reference at the end", `<a>${long}&b;</a>`, /entity/],
    ["no end", `<a>${long}`, /unclosed tag/],
  ])("%s is refused", (_, source, words) => {
    const nothing = { open: () => undefined, close: () => undefined, text: () => undefined };
    expect(() => readXml(source, nothing, LIMITS)).toThrow(words);
  });
});

test("a fault has its line and column", () => {
  const positionOf = (source: string) => {
    try {
      readXml(source, { open: () => undefined, close: () => undefined, text: () => undefined }, LIMITS);
    } catch (error) {
      if (error instanceof XmlError) return [error.line, error.column];
    }
    return undefined;
  };
  expect(positionOf("<a>\n  <b></c></a>")).toEqual([2, 6]);
  expect(positionOf("<a>\n\nb &nope; c</a>")).toEqual([3, 3]);
  expect(positionOf("<!DOCTYPE a><a/>")).toEqual([1, 1]);
  expect(positionOf("<a>\n")).toEqual([2, 1]);
});
