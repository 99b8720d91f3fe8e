import fc from "fast-check";
import { expect, test } from "vitest";
import { withEdits } from "@/lib/xml/document/text-edit";
import { PROBLEM_CODES } from "../../../check/problem";
import { brokenXml } from "../../broken-xml";
import { ORDER } from "../../order-schema";
import { fixesFor } from "../fixes-for";
import { previewOf } from "../preview-of";
import { fixed, problemsIn, withField } from "./proof";

test("what is shown before a fix is done are the lines that it changes", () => {
  const text = withField("<Bk>ja</Bk>");
  const [fix] = fixed("badBoolean", text);
  expect(previewOf(text, fix?.edits ?? [])).toEqual([
    { line: 5, before: "      <Bk>ja</Bk>", after: "      <Bk>true</Bk>" },
  ]);
  const far = `<a>\n${"x\n".repeat(400)}</a>`;
  const edits = [
    { start: 0, end: 3, text: "<b>" },
    { start: far.length - 2, end: far.length - 1, text: "b" },
  ];
  expect(previewOf(far, edits)).toEqual([
    { line: 1, before: "<a>", after: "<b>" },
    { line: 402, before: "</a>", after: "</b>" },
  ]);
});

test("whatever the text is, what is offered lies inside it and does not overlap", () => {
  fc.assert(
    fc.property(brokenXml, (text) => {
      for (const problem of problemsIn(text).slice(0, 20)) {
        const fixes = fixesFor({ schema: ORDER, text, problem });
        expect(fixes.filter(({ isPreferred }) => isPreferred).length).toBeLessThanOrEqual(1);
        for (const { edits } of fixes) {
          withEdits(text, edits);
          for (const { start, end } of edits) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          previewOf(text, edits);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a problem of another text is no trouble", () => {
  fc.assert(
    fc.property(brokenXml, fc.constantFrom(...PROBLEM_CODES), fc.nat(60), fc.nat(20), (text, code, start, length) => {
      const problem = { code, severity: "error", start, end: start + length, path: [], params: {} } as const;
      for (const { edits } of fixesFor({ schema: ORDER, text, problem })) withEdits(text, edits);
    }),
    { numRuns: 1_000 },
  );
});
