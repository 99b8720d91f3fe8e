import { readDocument } from "@/lib/xml/document/read-document";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { Problem, ProblemCode } from "../../check/problem";
import type { ConnectorSchema } from "../../connector-schema";
import { badActionFixes, missingActionFixes } from "./action-fixes";
import { badNilFixes, emptyFixes, nilWithContentFixes, notNillableFixes } from "./empty-fixes";
import type { Fix } from "./fix";
import { contextOf, type FixContext } from "./fix-context";
import { missingElementFixes, missingKeyFixes, missingMandatoryFixes } from "./insert-fixes";
import {
  doctypeFixes,
  encodingFixes,
  notClosedFixes,
  referenceFixes,
  strayCloseFixes,
  undeclaredPrefixFixes,
} from "./markup-fixes";
import { misplacedFixes } from "./move-fixes";
import {
  removeAttributeFixes,
  repeatedFixes,
  unknownAttributeFixes,
  unknownElementFixes,
  wrongRootFixes,
} from "./name-fixes";
import {
  badAttributeFixes,
  bareLessFixes,
  dashesFixes,
  emptyDocumentFixes,
  outsideRootFixes,
  strayFixes,
  unfinishedMarkupFixes,
  unfinishedTagFixes,
} from "./text-fixes";
import { base64Fixes, codeFixes, formFixes, lengthFixes, zeroFixes, zoneFixes } from "./value-fixes";

export type FixQuestion = {
  schema: Pick<ConnectorSchema, "root">;
  /** The text in which the problem was found, or the tree that was read from it. */
  text: string | XmlDocument;
  problem: Problem;
};

type TextQuestion = { schema: Pick<ConnectorSchema, "root">; document: XmlDocument; problem: Problem };

/** By the text and the place alone. */
const OF_TEXT: Partial<Record<ProblemCode, (asked: TextQuestion) => Fix[]>> = {
  doctype: doctypeFixes,
  entity: referenceFixes,
  bareAmpersand: referenceFixes,
  notUtf8: encodingFixes,
  strayClose: strayCloseFixes,
  textNotAllowed: strayFixes,
  mustBeEmpty: strayFixes,
  strayInTag: strayFixes,
  dashesInComment: dashesFixes,
  outsideRoot: outsideRootFixes,
  emptyDocument: emptyDocumentFixes,
  unfinishedTag: unfinishedTagFixes,
  unfinishedMarkup: unfinishedMarkupFixes,
};

/** By the element that is there, and what the schema has at its place. */
const OF_ELEMENT: Partial<Record<ProblemCode, (context: FixContext) => Fix[]>> = {
  notClosed: notClosedFixes,
  bareLess: bareLessFixes,
  badAttribute: badAttributeFixes,
  undeclaredPrefix: undeclaredPrefixFixes,
  repeatedAttribute: removeAttributeFixes,
  namespace: removeAttributeFixes,
  wrongRoot: wrongRootFixes,
  unknownElement: unknownElementFixes,
  unknownCustomField: unknownElementFixes,
  misplacedElement: misplacedFixes,
  repeatedElement: repeatedFixes,
  missingElement: missingElementFixes,
  missingMandatory: missingMandatoryFixes,
  unknownAttribute: unknownAttributeFixes,
  missingAction: missingActionFixes,
  badAction: badActionFixes,
  missingKey: missingKeyFixes,
  emptyValue: emptyFixes,
  notNillable: notNillableFixes,
  nilWithContent: nilWithContentFixes,
  badNil: badNilFixes,
  tooLong: lengthFixes,
  badNumber: formFixes,
  tooManyDigits: formFixes,
  tooManyDecimals: formFixes,
  badBoolean: formFixes,
  badDate: formFixes,
  badDateTime: formFixes,
  badTime: formFixes,
  badBase64: base64Fixes,
  unknownCode: codeFixes,
  zone: zoneFixes,
  zeroNotAllowed: zeroFixes,
};

/**
 * What can be done about a problem, the most likely first. Each fix is whole: applied to the text in which the problem
 * was found it makes that one go away and leaves all else as it was. Nothing for what only a person can mend.
 */
export function fixesFor({ schema, text, problem }: FixQuestion): Fix[] {
  const document = typeof text === "string" ? readDocument(text) : text;
  const { length } = document.text;
  if (problem.start < 0 || problem.end > length || problem.start > problem.end) return [];
  const byText = OF_TEXT[problem.code];
  const byElement = OF_ELEMENT[problem.code];
  const context = byElement && contextOf(schema, document, problem);
  const fixes = byText ? byText({ schema, document, problem }) : byElement && context ? byElement(context) : [];
  return fixes
    .filter(({ edits }) => areApart(edits))
    .sort((one, other) => Number(other.isPreferred) - Number(one.isPreferred));
}

/** A text that is broken in more than one place can make two edits meet. */
function areApart(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((one, other) => one.start - other.start);
  return sorted.every((edit, index) => index === 0 || (sorted[index - 1]?.end ?? 0) <= edit.start);
}
