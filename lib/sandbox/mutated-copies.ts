import fc from "fast-check";

/** For the sandbox's own tests: what a broken sender, or a curious one, makes of a text that was right. */

/** Pieces that mean something to XML, to JSON, to JavaScript or to a C program behind them. */
const PIECES = [
  ..."<>&\"'{}[]:,;%=@/\\\u0000\ud800\ufeff\u2028",
  ...["]]>", "<![CDATA[", "<!--", "<?xml version='1.1'?>", "</Element>", "<Element/>", "<Fields>", "xsi:nil='true'"],
  ...[
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&#0;",
    "&#xD800;",
    "&#x41;",
    "&lt;",
    "xmlns=''",
    "xmlns:a='urn:a'",
    "<a:b>",
  ],
  ...[
    '"Element":',
    '"@Action":"delete"',
    '"__proto__":{}',
    "null",
    "true",
    "-0",
    "1e999",
    "0x10",
    "\\u0000",
    "\\ud800",
  ],
  ...["Action='delete'", "\r\n", "\t", " ".repeat(300), "9".repeat(400), "[".repeat(50), "<a>".repeat(50)],
];

type Edit = (text: string) => string;

/** A copy of one of the samples with one to six wounds. */
export function mutatedCopies(samples: readonly string[]): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const length = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }));
  const piece = fc.oneof(
    fc.constantFrom(...PIECES),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  const cut = (text: string, where: number, size: number) => {
    const at = Math.floor(where * text.length);
    return [text.slice(0, at), text.slice(at, at + size), text.slice(at + size)] as const;
  };
  const edit = fc.oneof(
    fc.tuple(place, length).map<Edit>(([where, size]) => (text) => {
      const [before, , after] = cut(text, where, size);
      return before + after;
    }),
    fc.tuple(place, length, place).map<Edit>(([where, size, elsewhere]) => (text) => {
      const [, taken] = cut(text, where, size);
      const [before, , after] = cut(text, elsewhere, 0);
      return before + taken + after;
    }),
    fc.tuple(place, length, piece).map<Edit>(([where, size, put]) => (text) => {
      const [before, , after] = cut(text, where, size);
      return before + put + after;
    }),
    fc.tuple(place, piece).map<Edit>(([where, put]) => (text) => {
      const [before, , after] = cut(text, where, 0);
      return before + put + after;
    }),
    // Half a body: the sender was cut off.
    place.map<Edit>((where) => (text) => cut(text, where, 0)[0]),
  );
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([sample, edits]) => edits.reduce((text, change) => change(text), sample));
}
