import fc from "fast-check";
import { expect, it } from "vitest";
import { compareTexts, orderOfTexts } from "./text-order";

const sortedTexts = (texts: string[]) => Array.from(orderOfTexts(texts), (index) => texts[index]);

const distinct = (texts: string[]) => [...new Set(texts)];
const likeNames = fc.stringMatching(/^[A-Za-z\u00c0-\u00ff0-9 .,'"&\-/()@+]{0,20}$/);
const anything = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("ß", "ss", "æ", "ae", "ij", "ĳ", "\u0000", "a\u0301"),
);

it("is exactly the collator's order, whatever the texts are", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(likeNames, anything), { maxLength: 120 }), (texts) => {
      expect(sortedTexts(distinct(texts))).toEqual(distinct(texts).sort(compareTexts));
    }),
    { numRuns: 300 },
  );
});

it("looks beyond what many texts begin with", () => {
  const texts = Array.from(
    { length: 3_000 },
    (_, index) => `Relatie met een lange naam ${(index * 7_919) % 3_000} te Zwolle`,
  );
  expect(sortedTexts(texts)).toEqual(texts.toSorted(compareTexts));
});

it("puts accents and capitals beside their letter, as Dutch does", () => {
  expect(sortedTexts(["Zwart", "eén", "Een", "een", "één", "Dam", "élan"])).toEqual([
    "Dam",
    "een",
    "Een",
    "eén",
    "één",
    "élan",
    "Zwart",
  ]);
});
