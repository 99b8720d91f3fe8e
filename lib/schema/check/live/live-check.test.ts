import fc from "fast-check";
import { expect, test } from "vitest";
import { editBetween, withEdits } from "@/lib/xml/document/text-edit";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import { readXsd } from "../../sources/read-xsd";
import { checkDocument } from "../check-document";
import type { CheckedDocument } from "../problem";
import { makeDocument } from "../truth/make-document";
import { ORDER_XSD } from "../truth/order-schema";
import { Random } from "../truth/random";
import { TEXT_FAULTS } from "../truth/text-faults";
import { TREE_FAULTS } from "../truth/tree-faults";
import { print } from "../truth/written";
import { LiveCheck } from "./live-check";

const schema = readXsd("Order", ORDER_XSD);
const compiled = compileXsd(ORDER_XSD);

/** Counts what it is asked. */
function countingValidator() {
  const asked: string[] = [];
  const validate = (text: string) => {
    asked.push(text);
    return compiled.validate(text);
  };
  return { asked, validate };
}

/** Text that is no XML is told without a parser's own words, which the whole look adds. */
function withoutWords({ problems }: CheckedDocument) {
  const own = problems.filter(({ code }) => code !== "notWellFormed");
  return own.map(({ original, ...problem }) => (original === undefined ? problem : problem));
}
const isXml = ({ problems }: CheckedDocument) => !problems.some(({ code }) => NO_XML.has(code));
const NO_XML = new Set<string>([
  ...["notWellFormed", "notClosed", "strayClose", "unfinishedTag", "bareLess", "unfinishedMarkup", "badAttribute"],
  ...["strayInTag", "repeatedAttribute", "dashesInComment", "bareAmpersand", "entity", "outsideRoot", "emptyDocument"],
]);

function expectSame(live: LiveCheck, text: string): void {
  expect(live.document.text).toBe(text);
  const whole = checkDocument({ schema, validator: compiled, text });
  if (isXml(whole)) expect(live.check()).toEqual(whole);
  else expect(withoutWords(live.check())).toEqual(withoutWords(whole));
  expect(live.checkWhole()).toEqual(whole);
}

function messageOf(random: Random) {
  const root = makeDocument(schema, random);
  const more = Array.from({ length: random.below(6) }, () => makeDocument(schema, random).children).flat();
  root.children.push(...more);
  if (!root.attributes.some(([name]) => name.startsWith("xmlns"))) {
    root.attributes.push(["xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"]);
  }
  return root;
}

test("after each fault that is made or mended, the same problems as of the whole text", { timeout: 60_000 }, () => {
  const random = new Random(7);
  const seen = new Set<string>();
  for (let turn = 0; turn < 120; turn++) {
    const made = messageOf(random);
    const valid = print(made, () => random.chance(0.5));
    const live = new LiveCheck({ schema, validator: compiled }, valid);
    let text = valid;
    const become = (next: string) => {
      live.change([editBetween(text, next)]);
      text = next;
      expectSame(live, text);
    };
    expectSame(live, text);
    for (let step = 0; step < 4; step++) {
      const faults = Object.entries(step % 2 === 0 ? TREE_FAULTS : TEXT_FAULTS);
      const [name, makeFault] = random.of(faults);
      const copy = structuredCloneOf(made);
      const next =
        step % 2 === 0
          ? (TREE_FAULTS[name]?.(copy, random) ?? false) && print(copy, () => false)
          : (makeFault as (text: string, random: Random) => string | null)(text, random);
      if (typeof next !== "string") continue;
      seen.add(name);
      become(next);
    }
    become(valid);
  }
  expect(seen.size).toBeGreaterThan(40);
});

/** A schema's parts stay the same ones. */
function structuredCloneOf<T extends { children: T[]; attributes: [string, string][] }>(written: T): T {
  return {
    ...written,
    attributes: written.attributes.map(([key, value]): [string, string] => [key, value]),
    children: written.children.map(structuredCloneOf),
  };
}

const typed = fc.oneof(
  fc.constantFrom(
    "x",
    "1",
    "",
    " ",
    "<",
    ">",
    "</",
    "<Ds>",
    "</Ds>",
    "<Ds>much too long</Ds>",
    "&",
    "&amp;",
    '"',
    "=",
    "\n",
  ),
  fc.constantFrom(
    "<Element>",
    "</Element>",
    '<Element Id="9"><Fields Action="insert"/></Element>',
    "<!--",
    "-->",
    "<Qq/>",
  ),
  fc.constantFrom(' xsi:nil="true"', ' xmlns="urn:x"', ' a:b="1"', "<Objects>", "</Objects>", "<Nr>x</Nr>"),
);

test("whatever is typed, the same problems as of the whole text", { timeout: 60_000 }, () => {
  const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 3 }), text: typed }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(), edits, (seed, all) => {
      const random = new Random(seed);
      let text = print(messageOf(random), () => random.chance(0.5));
      const live = new LiveCheck({ schema, validator: compiled }, text);
      live.check();
      for (const { at, length, text: put } of all) {
        const start = at % (text.length + 1);
        const edit = { start, end: Math.min(text.length, start + length), text: put };
        live.change([edit]);
        text = withEdits(text, [edit]);
        expectSame(live, text);
      }
    }),
    { numRuns: 150 },
  );
});

test("a key in one record has that one asked, and no other", () => {
  const record = (id: number) =>
    `<Element Id="${id}"><Fields Action="update"><Ds>Een</Ds><Nr>1</Nr></Fields></Element>`;
  const text = `<Order>${record(1)}${record(2)}${record(3)}</Order>`;
  const validator = countingValidator();
  const live = new LiveCheck({ schema, validator }, text);
  expect(live.check().problems).toEqual([]);
  const at = text.indexOf("<Nr>1", text.indexOf('Id="2"')) + "<Nr>".length;
  live.change([{ start: at, end: at, text: "x" }]);
  expect(live.check().problems.map(({ code, start }) => [code, start])).toEqual([["badNumber", at]]);
  expect(validator.asked.map((asked) => asked.length)).toEqual([text.length, `<Order>${record(2)}x</Order>`.length]);
  live.change([{ start: 0, end: 0, text: " " }]);
  expect(live.check().problems.map(({ code, start }) => [code, start])).toEqual([["badNumber", at + 1]]);
});

test("many edits at once, told from the last to the first or one after the other", () => {
  const text = `<Order><Element Id="1"><Fields Action="update">${"<Nr>1</Nr>".repeat(40)}</Fields></Element></Order>`;
  const places = [...text.matchAll(/1(?=<)/g)].map(({ index }) => index);
  const backwards = places.toReversed().map((start) => ({ start, end: start + 1, text: "22" }));
  const forwards = places.map((start, index) => ({ start: start + index, end: start + index + 1, text: "22" }));
  for (const edits of [backwards, forwards]) {
    const live = new LiveCheck({ schema, validator: compiled }, text);
    live.check();
    live.change(edits);
    expectSame(live, text.replaceAll(">1<", ">22<"));
  }
});

test("without an XSD, what our model finds", () => {
  const text = `<Order><Element Id="1"><Fields Action="insert"><Nr>1</Nr></Fields></Element></Order>`;
  const live = new LiveCheck({ schema, validator: null }, text);
  const at = text.indexOf("1</Nr>");
  live.change([{ start: at, end: at, text: "x" }]);
  const expected = checkDocument({
    schema,
    validator: null,
    text: withEdits(text, [{ start: at, end: at, text: "x" }]),
  });
  expect(live.check()).toEqual(expected);
  expect(live.checkWhole()).toEqual(expected);
});
