import { completionsAt } from "@/lib/schema/assist/completion/completions-at";
import type { Candidates } from "@/lib/schema/assist/completion/completion";
import { fixesFor } from "@/lib/schema/assist/fixes/fixes-for";
import { previewOf } from "@/lib/schema/assist/fixes/preview-of";
import { formatDocument } from "@/lib/schema/assist/format/format-document";
import { hoverAt } from "@/lib/schema/assist/hover/hover-at";
import { insertMissing } from "@/lib/schema/assist/insert/insert-missing";
import { type OutlineEntry, outlineOf } from "@/lib/schema/assist/outline/outline";
import { autoCloseAt, linkedTagRanges } from "@/lib/schema/assist/outline/tag-pair";
import { LiveCheck } from "@/lib/schema/check/live/live-check";
import type { CheckedDocument } from "@/lib/schema/check/problem";
import { toJson } from "@/lib/schema/twin/to-json";
import { toXml } from "@/lib/schema/twin/to-xml";
import { editBetween } from "@/lib/xml/document/text-edit";
import { compileXsd, XsdFault, type XsdValidator } from "@/lib/xml/validate/xsd-validator";
import type {
  DocumentQuestions,
  DocumentRules,
  OutlineLine,
  Probe,
  QuestionKind,
  ShownProblem,
} from "./document-messages";
import { SchemaParts } from "./schema-parts";

export type Deeds = { [K in QuestionKind]: (input: DocumentQuestions[K]["input"]) => DocumentQuestions[K]["output"] };

/** The text here is not the one that the editor has. */
export class Drift extends Error {
  override readonly name = "Drift";
}

/** What the document worker knows of one message. */
export class DocumentDesk {
  readonly #parts: SchemaParts;
  readonly #rules: DocumentRules;
  readonly #validator: XsdValidator | null = null;
  readonly #xsdFault: string | null = null;
  #live: LiveCheck;
  #version = 0;
  #hasDrifted = false;
  #candidates: Candidates = new Map();
  /** What was sent last; no worker counts on from where another one was. */
  #sent: { number: number; json: string } = { number: Date.now(), json: "" };

  constructor(rules: DocumentRules) {
    this.#rules = rules;
    this.#parts = new SchemaParts(rules.schema);
    if (rules.xsd !== null) {
      try {
        this.#validator = compileXsd(rules.xsd);
      } catch (error) {
        if (!(error instanceof XsdFault)) throw error;
        this.#xsdFault = error.message;
      }
    }
    this.#live = this.#read("");
  }

  /** Of the text that answers are of. */
  get version(): number {
    return this.#version;
  }

  /** Nothing is said of a text that is not the editor's, until that comes. */
  get hasDrifted(): boolean {
    return this.#hasDrifted;
  }

  dispose(): void {
    this.#validator?.dispose();
  }

  readonly deeds: Omit<Deeds, "open"> = {
    text: ({ text, version }) => {
      [this.#live, this.#version, this.#hasDrifted] = [this.#read(text), version, false];
    },
    change: ({ edits, version, length }) => {
      this.#live.change(edits);
      this.#version = version;
      this.#stopIf(this.#text.length !== length);
    },
    check: ({ isWhole, probes }) => {
      this.#stopIf(!isSameText(this.#text, probes));
      const { problems, counts }: CheckedDocument = isWhole ? this.#live.checkWhole() : this.#live.check();
      return { problems: withPlaces(this.#text, problems), counts, xsdFault: this.#xsdFault };
    },
    completions: ({ offset, candidates }) => {
      this.#candidates = candidates ?? this.#candidates;
      const { schema } = this.#rules;
      return this.#parts.pack(completionsAt({ schema, document: this.#tree, offset, candidates: this.#candidates }));
    },
    hover: ({ offset }) => this.#parts.pack(hoverAt({ schema: this.#rules.schema, document: this.#tree, offset })),
    tagPair: ({ offset }) => linkedTagRanges(this.#tree, offset),
    closing: ({ offset }) => autoCloseAt(this.#tree, offset),
    outline: ({ most }) => linesOf(outlineOf(this.#tree, this.#rules.schema), most),
    fixes: ({ problem }) =>
      fixesFor({ schema: this.#rules.schema, text: this.#tree, problem }).map((fix) => ({
        fix,
        preview: previewOf(this.#text, fix.edits),
      })),
    insertion: (asked) => insertMissing({ schema: this.#rules.schema, document: this.#tree, ...asked }),
    format: () => formatDocument(this.#text) ?? [],
    json: ({ known }) => {
      const before = this.#sent;
      const { json, differences } = toJson(this.#rules.schema, this.#tree);
      this.#sent = { number: before.number + 1, json };
      const { number } = this.#sent;
      if (known !== before.number) return { number, json, edit: null, differences };
      return { number, json: null, edit: before.json === json ? null : editBetween(before.json, json), differences };
    },
    differences: () => toJson(this.#rules.schema, this.#tree).differences,
    xml: ({ json }) => {
      const { faults, edits } = toXml(this.#rules.schema, json, this.#text);
      return { faults, edits };
    },
  };

  get #tree() {
    return this.#live.document;
  }

  get #text(): string {
    return this.#live.document.text;
  }

  #stopIf(hasDrifted: boolean): void {
    if (!hasDrifted) return;
    this.#hasDrifted = true;
    throw new Drift();
  }

  #read(text: string): LiveCheck {
    return new LiveCheck({ schema: this.#rules.schema, validator: this.#validator }, text);
  }
}

function isSameText(text: string, probes: readonly Probe[]): boolean {
  return probes.every((probe) => text.startsWith(probe.text, probe.at));
}

/** Line and column of each, in one walk over the text: problems come in the order of their places. */
function withPlaces(text: string, problems: CheckedDocument["problems"]): ShownProblem[] {
  let [line, lineStart, at] = [1, 0, 0];
  return problems.map((problem) => {
    if (problem.start < at) [line, lineStart, at] = [1, 0, 0];
    for (let next = text.indexOf("\n", at); next !== -1 && next < problem.start; next = text.indexOf("\n", at)) {
      [line, lineStart, at] = [line + 1, next + 1, next + 1];
    }
    return { ...problem, line, column: problem.start - lineStart + 1 };
  });
}

/** The first of them, each with how deep it stands. */
function linesOf(entries: readonly OutlineEntry[], most: number, depth = 0): OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const { children, ...entry } of entries) {
    if (lines.length >= most) break;
    lines.push({ entry, depth }, ...linesOf(children, most - lines.length - 1, depth + 1));
  }
  return lines;
}
