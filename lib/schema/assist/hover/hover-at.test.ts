import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenXml } from "../broken-xml";
import { ORDER, withCursor } from "../order-schema";
import type { Hover } from "./hover";
import { hoverAt } from "./hover-at";

function over(marked: string, schema = ORDER): Hover & { at: string } {
  const { text, offset } = withCursor(marked);
  const hover = hoverAt({ schema, document: text, offset });
  if (!hover) throw new Error("nothing is told");
  return { ...hover, at: text.slice(hover.range.start, hover.range.end) };
}
const inFields = (inside: string) =>
  `<Order><Element OrId="1"><Fields Action="update">${inside}</Fields></Element></Order>`;

test("a field tells what it is, by its name in either tag", () => {
  for (const marked of ["<Q|uUn>1</QuUn>", "<QuUn>1</Qu|Un>"]) {
    const text = `<Order><Element><Objects><OrderLine><Element><Fields>${marked}`;
    expect(over(text)).toMatchObject({
      at: "QuUn",
      path: ["Order", "OrderLine"],
      subject: {
        kind: "field",
        field: { label: "Aantal" },
        type: { key: "decimalOf", params: { digits: 12, decimals: 2 } },
      },
    });
  }
});

describe("values", () => {
  test("a code tells its meaning", () => {
    expect(over(inFields("<Pr>|H</Pr>"))).toMatchObject({
      at: "H",
      subject: { value: { written: "H", code: { text: "Hoog" } }, moreCodes: 0 },
    });
    expect(over(inFields("<Pr>|X</Pr>")).subject).toMatchObject({ value: { written: "X", code: null } });
    expect(over(inFields("<P|r/>")).subject).toMatchObject({ value: null });
  });

  test("entities and CDATA are read as a parser does", () => {
    expect(over(inFields("<RfCs>a|&amp;<![CDATA[<b>]]></RfCs>"))).toMatchObject({
      at: "a&amp;<![CDATA[<b>]]>",
      subject: { value: { written: "a&<b>" } },
    });
  });

  test("of a long list the first twenty, and how many more", () => {
    const codes = Array.from({ length: 3_000 }, (_, index) => ({ id: `${index}`, text: "t", englishText: null }));
    const [field] = ORDER.root.fields;
    const root = { ...ORDER.root, fields: field ? [{ ...field, codes }] : [] };
    const { subject } = over(inFields("<DbId>|2999</DbId>"), { ...ORDER, root });
    expect(subject).toMatchObject({ moreCodes: 2_980, value: { code: { id: "2999" } } });
    expect(subject.kind === "field" && subject.codes).toHaveLength(20);
  });
});

test("objects, structure, keys and attributes", () => {
  expect(over("<Or|der/>").subject).toMatchObject({ kind: "object", count: { fields: 8, objects: 3 } });
  expect(over("<Order><Ele|ment/></Order>").subject).toMatchObject({ kind: "structure", name: "Element" });
  expect(over(inFields("").replace("OrId", "Or|Id"))).toMatchObject({
    at: 'OrId="1"',
    subject: { kind: "field", field: { label: "Ordernummer" }, value: { written: "1" } },
  });
  expect(over(inFields("").replace("Action", "Act|ion")).subject).toEqual({
    kind: "attribute",
    name: "Action",
    value: "update",
  });
  expect(over(inFields('<Wt xsi:n|il="true"/>')).subject).toMatchObject({ name: "xsi:nil", value: "true" });
});

test("what the schema does not have is said to be unknown, and where", () => {
  expect(over(inFields("<Zz|z/>"))).toMatchObject({
    subject: { kind: "unknown", name: "Zzz", parent: "Order" },
    path: ["Order"],
  });
  expect(over("<Wro|ng/>").subject).toEqual({ kind: "unknown", name: "Wrong", parent: null });
});

test("where the sources disagree, it is told with the field it is about", () => {
  expect(over(inFields("<R|fCs/>")).disagreements).toEqual(ORDER.disagreements);
  expect(over(inFields("<W|t/>")).disagreements).toEqual([]);
});

test("whatever the text is, what is told of lies inside it and under the cursor", () => {
  fc.assert(
    fc.property(brokenXml, fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const hover = hoverAt({ schema: ORDER, document: text, offset });
      if (!hover) return;
      expect(hover.range.start).toBeLessThanOrEqual(offset);
      expect(hover.range.end).toBeGreaterThan(offset);
      expect(hover.range.end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1_000 },
  );
});
