import fc from "fast-check";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { elementsOf } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import { type TextEdit, withEdits } from "@/lib/xml/document/text-edit";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import { checkDocument } from "../../../check/check-document";
import type { Problem } from "../../../check/problem";
import { type PlacedElement, placedElements } from "../../../place/placed-element";
import { readXsd } from "../../../sources/read-xsd";
import { sampleOf } from "../../sample/sample-of";
import { fixesFor } from "../fixes-for";

type Placed = [ElementNode, PlacedElement];
type Field = [ElementNode, Extract<PlacedElement, { part: "field" }>];

/** One fault each, in an element of the document that is chosen by a number; null where it does not make one. */
const FAULTS: Record<string, (text: string, placed: readonly Placed[], pick: number) => TextEdit[] | null> = {
  renamed: (_, placed, pick) => {
    const [element] = chosen(placed.slice(1), pick);
    return [element.nameRange, element.close?.nameRange ?? element.nameRange]
      .map((range) => ({ ...range, text: `${element.name}x` }))
      .slice(0, element.close ? 2 : 1);
  },
  swapped: (text, placed, pick) => {
    const [parent] = chosen(placed, pick);
    const children = elementsOf(parent);
    const [one, other] = children.slice(pick % Math.max(1, children.length - 1));
    if (!one || !other || one.name === other.name) return null;
    return [
      { start: one.start, end: one.end, text: text.slice(other.start, other.end) },
      { start: other.start, end: other.end, text: text.slice(one.start, one.end) },
    ];
  },
  withoutAction: (_, placed, pick) => {
    const [element] = chosen(
      placed.filter(([, { part }]) => part === "fields"),
      pick,
    );
    const [action] = element.attributes;
    return action ? [{ start: action.start - 1, end: action.end, text: "" }] : null;
  },
  emptied: (_, placed, pick) => {
    const [element] = chosen(fieldsIn(placed), pick);
    return [{ start: element.openEnd, end: element.close?.start ?? element.openEnd, text: "" }];
  },
  tooLong: (_, placed, pick) => {
    const texts = fieldsIn(placed).filter(
      ([, { field }]) => field.kind === "text" && field.length !== null && !field.codes,
    );
    if (texts.length === 0) return null;
    const [element] = chosen(texts, pick);
    return [{ start: element.openEnd, end: element.openEnd, text: "é&amp;".repeat(500) }];
  },
  otherForm: (_, placed, pick) => {
    const forms: Partial<Record<string, string>> = {
      int: "1.000",
      decimal: "1,0",
      boolean: "ja",
      date: "31-12-2026",
      dateTime: "31-12-2026 13:30",
    };
    const others = fieldsIn(placed).filter(([, { field }]) => forms[field.kind] !== undefined && !field.codes);
    if (others.length === 0) return null;
    const [element, { field }] = chosen(others, pick);
    return [{ start: element.openEnd, end: element.close?.start ?? element.openEnd, text: forms[field.kind] ?? "" }];
  },
  movedUp: (text, placed, pick) => {
    const [element] = chosen(fieldsIn(placed), pick);
    const record = element.parent?.parent;
    if (!record) return null;
    const piece = text.slice(element.start, element.end);
    return [
      { start: record.openEnd, end: record.openEnd, text: piece },
      { start: element.start, end: element.end, text: "" },
    ];
  },
};

/** What is in a file nobody can make up. */
const FOR_A_PERSON: ReadonlySet<string> = new Set(["fileWithoutStream"]);

const nameOf = ({ code, params }: Problem) => `${code} ${params["name"] ?? ""}`;

function fieldsIn(placed: readonly Placed[]): Field[] {
  return placed.filter((one): one is Field => one[1].part === "field");
}

function chosen<T>(among: readonly T[], pick: number): T {
  return among[pick % among.length] as T;
}

describe.skipIf(CORPUS === undefined)("AFAS's own schemas (PROFIT_CORPUS)", () => {
  const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));

  test.each(names)("%s: of one fault each problem has a fix that mends it and makes no other", (name) => {
    const xsd = realXsd(name);
    const schema = readXsd(name, xsd);
    const validator = compileXsd(xsd);
    const problemsIn = (text: string) => checkDocument({ schema, validator, text }).problems;
    const text = sampleOf(schema, "everything");
    const placed = [...placedElements(schema, readDocument(text))];
    expect(problemsIn(text)).toEqual([]);
    const tried = new Set<string>();
    const property = fc.property(fc.constantFrom(...Object.keys(FAULTS)), fc.nat(), (fault, pick) => {
      const edits = FAULTS[fault]?.(text, placed, pick);
      if (!edits) return;
      const broken = withEdits(text, edits);
      const problems = problemsIn(broken);
      if (problems.length > 0) tried.add(fault);
      for (const problem of problems.filter(({ code }) => !FOR_A_PERSON.has(code))) {
        const fixes = fixesFor({ schema, text: broken, problem });
        const told = { fault, code: problem.code, at: broken.slice(problem.start - 20, problem.end + 60) };
        // One fault can be told twice, and a fix may mend both.
        const isMended = fixes.map((fix) => {
          const left = problemsIn(withEdits(broken, fix.edits)).map(nameOf);
          return left.length < problems.length && left.every((one) => problems.some((other) => nameOf(other) === one));
        });
        expect({ ...told, isMended: isMended.includes(true) }).toEqual({ ...told, isMended: true });
      }
    });
    fc.assert(property, { numRuns: 40 });
    expect(tried.size).toBeGreaterThan(3);
  });
});
