import { readDocument } from "@/lib/xml/document/read-document";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { XsdValidator } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema } from "../connector-schema";
import { type Finding, Findings } from "./findings";
import type { CheckMemory } from "./check-memory";
import { addPrefixWords, judgeFindings } from "./judge/judge-findings";
import { type Verdict, verdictOn } from "./judge/verdict";
import type { CheckedDocument, Problem, ProblemCode } from "./problem";
import { checkElements } from "./structure/check-elements";
import { checkProlog } from "./text/check-prolog";
import { checkSize } from "./text/check-size";
import { checkWellFormed } from "./text/check-well-formed";
import { addParserWords, ownParserFault } from "./text/parser-words";

export type CheckInput = {
  schema: ConnectorSchema;
  /** null: there is no XSD, and what the schema asks is judged by our model of it alone. */
  validator: Pick<XsdValidator, "validate"> | null;
  text: string;
};

/** As many as anybody scrolls through. */
const MOST_PROBLEMS = 1_000;

/**
 * All that is wrong with an update message, in the browser while it is typed and on the server before it is sent: the
 * same. Looks at the text (is it XML), then at what stands where and at values (by libxml2 and by our model, which knows
 * the places and names), then at what no XSD says: code lists, mandatory fields, keys, files, zones.
 */
export function checkDocument({ schema, validator, text }: CheckInput): CheckedDocument {
  const findings = new Findings();
  if (checkSize(text, findings)) {
    const document = readDocument(text);
    const judge = validator && { verdictOn: () => verdictOn(document, validator.validate(text)) };
    lookIntoDocument({ schema, document, judge, findings, memory: null });
  }
  return answerOf(findings);
}

/** Who knows what libxml2 says of the document, or would say: null is nothing yet. */
export type Judge = { verdictOn: (isOwnXml: boolean) => Verdict | null };

export type TreeInput = {
  schema: ConnectorSchema;
  document: XmlDocument;
  judge: Judge | null;
  findings: Findings;
  memory: CheckMemory | null;
};

/** The same for a tree that is there already, and with what is remembered of it. */
export function lookIntoDocument({ schema, document, judge, findings, memory }: TreeInput): void {
  const { text } = document;
  if (!checkProlog(document, findings)) return;
  if (!checkWellFormed(document, schema.root.name, findings, memory)) {
    return findings.keep(({ code }) => code === "tooDeep");
  }
  const isOwnXml = findings.kept.every(({ code }) => code === "notUtf8" || code === "undeclaredPrefix");
  // Our own parser stops at such a prefix, of which enough is said.
  const isSaid = findings.kept.some(({ code }) => code === "undeclaredPrefix");
  const verdict = judge?.verdictOn(isOwnXml) ?? null;
  const fault = verdict?.fatal ?? (judge || !isOwnXml || isSaid ? null : ownParserFault(text));
  if (fault) addParserWords(text, fault, findings);
  const isXml = isOwnXml && !fault;
  checkElements(schema, document, findings, memory);
  if (!isXml) keepSure(findings);
  else if (verdict) {
    addPrefixWords(text, verdict.ofText, findings);
    judgeFindings(schema, document, verdict, findings);
  }
}

/** What is not there may be there once the text is XML again. */
const OF_A_WHOLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(["missingElement", "missingAction", "missingKey", "missingMandatory", "keyForChange"] as const),
  ...(["fileWithoutStream", "textNotAllowed", "elementInField", "nilWithContent"] as const),
]);

/** Nor is anything known of an element whose tag is still being typed. */
function keepSure(findings: Findings): void {
  const typed = new Set(findings.kept.filter(({ code }) => TYPED.has(code)).map(({ start }) => start));
  findings.keep(({ code, about }) => !OF_A_WHOLE.has(code) && !(about && typed.has(about.start)));
}

const TYPED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["unfinishedTag", "bareLess"]);

export function answerOf(findings: Findings): CheckedDocument {
  const sorted = findings.kept.sort((one, other) => one.start - other.start || one.end - other.end);
  const problems = sorted.filter((one, index) => !isSame(one, sorted[index - 1])).map(problemOf);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const { beyond } = findings;
  const counts = { errors: errors + beyond.errors, warnings: problems.length - errors + beyond.warnings };
  return { problems: problems.slice(0, MOST_PROBLEMS), counts };
}

function isSame(one: Finding, other: Finding | undefined): boolean {
  return (
    one.code === other?.code &&
    one.start === other.start &&
    one.end === other.end &&
    one.params["name"] === other.params["name"]
  );
}

function problemOf({ code, severity, start, end, params, path, original }: Finding): Problem {
  return { code, severity, start, end, params, path, ...(original === undefined ? {} : { original }) };
}
