import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { nodeAt } from "@/lib/xml/document/find-node";
import { readDocument } from "@/lib/xml/document/read-document";
import { compileXsd } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema } from "../../connector-schema";
import { readXsd } from "../../sources/read-xsd";
import { checkDocument } from "../check-document";
import type { Problem } from "../problem";
import { makeDocument } from "./make-document";
import { hasXmllint, nativeVerdicts } from "./native-verdicts";
import { ORDER_XSD } from "./order-schema";
import { Random } from "./random";
import { TEXT_FAULTS } from "./text-faults";
import { TREE_FAULTS } from "./tree-faults";
import { print } from "./written";

const DOCUMENTS = 5_400;
const TEXT_FAULT_NAMES = Object.keys(TEXT_FAULTS);
const TREE_FAULT_NAMES = Object.keys(TREE_FAULTS);

type Trial = { is: string; text: string };

/** A third valid, the rest with one fault each, of all kinds in turn. */
function trialsOf(schema: ConnectorSchema, count: number, random: Random): Trial[] {
  const faults = [...TREE_FAULT_NAMES, ...TEXT_FAULT_NAMES];
  const trials: Trial[] = [];
  for (let turn = 0; trials.length < count; turn++) {
    const document = makeDocument(schema, random);
    const wanted = turn % 3 === 0 ? undefined : faults[Math.floor((turn * 2) / 3) % faults.length];
    const toPrint = () => print(document, () => random.chance(0.5));
    if (wanted === undefined) trials.push({ is: "valid", text: toPrint() });
    else if (TREE_FAULTS[wanted]?.(document, random)) trials.push({ is: wanted, text: toPrint() });
    else {
      const text = TEXT_FAULTS[wanted]?.(toPrint(), random);
      if (text !== undefined && text !== null) trials.push({ is: wanted, text });
    }
  }
  return trials;
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split("\n").length;

/**
 * Of text where none may be, libxml2 names the line of the element around it; of markup without end, the end. We point at
 * the text, and at where the markup begins.
 */
function linesOf(text: string, { start, end, code }: Problem): number[] {
  const lines = [lineOf(text, start)];
  if (code === "unfinishedMarkup") lines.push(lineOf(text, end));
  if (code === "textNotAllowed" || code === "mustBeEmpty") {
    const parent = nodeAt(readDocument(text), start)?.parent;
    if (parent) lines.push(lineOf(text, parent.start));
  }
  return lines;
}

const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === "error");

/** Profit's own schemas where they are (PROFIT_CORPUS), and in any case one of ours in their form. */
const names = CORPUS === undefined ? [] : readdirSync(corpusFolder("xsd")).map((file) => file.replace(/\.xsd$/, ""));
const each = Math.ceil(DOCUMENTS / Math.max(9, names.length));

describe.skipIf(!hasXmllint)("native xmllint (needs xmllint)", () => {
  test.each(["Order", ...names])(
    "%s: the same verdict on generated documents, in the same lines",
    { timeout: 60_000 },
    (name) => {
      const xsd = name === "Order" ? ORDER_XSD : realXsd(name);
      const schema = readXsd(name, xsd);
      const validator = compileXsd(xsd);
      const trials = trialsOf(schema, each, new Random(names.indexOf(name) + 2));
      const native = nativeVerdicts(
        xsd,
        trials.map(({ text }) => text),
      );
      const differences: unknown[] = [];
      const seen = new Map<string, number>();
      for (const [index, { is, text }] of trials.entries()) {
        const { isValid, lines, said } = native[index] ?? { isValid: false, lines: [], said: "" };
        const problems = errorsOf(checkDocument({ schema, validator, text }).problems);
        const alone = errorsOf(checkDocument({ schema, validator: null, text }).problems);
        const own = problems.flatMap((problem) => linesOf(text, problem));
        const isSeen = (line: number) => own.some((one) => Math.abs(one - line) <= 1);
        const unseen = lines.filter((either) => !either.some(isSeen));
        if ((problems.length === 0) !== isValid || (alone.length === 0) !== isValid || unseen.length > 0) {
          const codes = (some: readonly Problem[]) => some.map(({ code, start }) => `${lineOf(text, start)} ${code}`);
          differences.push({ is, text, said, unseen, ours: codes(problems), alone: codes(alone) });
        }
        seen.set(is, (seen.get(is) ?? 0) + 1);
      }
      validator.dispose();
      expect(differences).toEqual([]);
      expect(native.filter(({ isValid }) => isValid).length).toBeGreaterThan(each * 0.3);
      expect(native.filter(({ isValid }) => !isValid).length).toBeGreaterThan(each * 0.5);
      expect(seen.size).toBeGreaterThan(50);
    },
  );
});
