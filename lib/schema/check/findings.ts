import type { ElementNode, Range } from "@/lib/xml/document/xml-node";
import type { Problem, ProblemCode, Severity } from "./problem";

/** A problem with what it is about, and whether it is the schema's business, of which the validator has the last word. */
export type Finding = Problem & { about: ElementNode | null; attribute: string | null; isOfSchema: boolean };

export type FindingInput = {
  code: ProblemCode;
  range: Range;
  params?: Problem["params"];
  path?: readonly string[];
  severity?: Severity;
  about?: ElementNode | null;
  attribute?: string | null;
  isOfSchema?: boolean;
  original?: string;
};

/** A document can be wrong in a million places; more than these are counted only. */
const MOST_KEPT = 20_000;

/** What was found so far. */
export class Findings {
  kept: Finding[] = [];
  #uncounted = { errors: 0, warnings: 0 };

  add({ code, range, params = {}, path = [], severity = "error", ...rest }: FindingInput): void {
    if (this.isFull) {
      this.#uncounted[severity === "error" ? "errors" : "warnings"]++;
      return;
    }
    const { about = null, attribute = null, isOfSchema = false, original } = rest;
    const { start, end } = range;
    const said = original === undefined ? {} : { original };
    this.kept.push({ code, severity, start, end, params, path, about, attribute, isOfSchema, ...said });
  }

  /** Found before, at another place. */
  addAgain(finding: Finding, moved: number): void {
    if (this.isFull) this.#uncounted[finding.severity === "error" ? "errors" : "warnings"]++;
    else this.kept.push({ ...finding, start: finding.start + moved, end: finding.end + moved });
  }

  get isFull(): boolean {
    return this.kept.length >= MOST_KEPT;
  }

  keep(isWanted: (finding: Finding) => boolean): void {
    this.kept = this.kept.filter(isWanted);
  }

  /** Found, but not kept. */
  get beyond(): { errors: number; warnings: number } {
    return this.#uncounted;
  }
}
