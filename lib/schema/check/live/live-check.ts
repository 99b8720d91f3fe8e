import { readDocument } from "@/lib/xml/document/read-document";
import { rereadDocument } from "@/lib/xml/document/reread-document";
import { type TextEdit, withEdits } from "@/lib/xml/document/text-edit";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { XsdValidator } from "@/lib/xml/validate/xsd-validator";
import type { ConnectorSchema } from "../../connector-schema";
import { answerOf, type Judge, lookIntoDocument } from "../check-document";
import { CheckMemory } from "../check-memory";
import { Findings } from "../findings";
import { type Verdict, verdictOn } from "../judge/verdict";
import type { CheckedDocument } from "../problem";
import { checkSize } from "../text/check-size";
import { KnownVerdict } from "./known-verdict";

export type LiveRules = { schema: ConnectorSchema; validator: Pick<XsdValidator, "validate"> | null };

/** All occurrences that are replaced, say. */
const MOST_EDITS = 24;

/**
 * A message that is being typed: its tree and what was found in it are kept, and a change costs what it touched
 * (lib/xml/document/reread-document, check-memory, known-verdict). Says the same as checkDocument does of the text.
 */
export class LiveCheck {
  readonly #rules: LiveRules;
  readonly #memory = new CheckMemory();
  #document: XmlDocument;
  #known: KnownVerdict | null = null;

  constructor(rules: LiveRules, text: string) {
    this.#rules = rules;
    this.#document = readDocument(text);
  }

  /** Holds until the next change. */
  get document(): XmlDocument {
    return this.#document;
  }

  /** Edits one after the other, each of the text that the one before left; very many have all of it read anew. */
  change(edits: readonly TextEdit[]): void {
    if (edits.length <= MOST_EDITS) for (const edit of edits) this.#changeOne(edit);
    else {
      this.#document = readDocument(textAfter(this.#document.text, edits));
      this.#known = null;
    }
  }

  #changeOne(edit: TextEdit): void {
    const reread = rereadDocument(this.#document, edit);
    this.#document = reread.document;
    this.#memory.forget(reread.within);
    if (this.#known?.note(reread) === false) this.#known = null;
  }

  /** At once, while somebody types: a parser's own words on text that is no XML are left out. */
  check(): CheckedDocument {
    return this.#checked((isOwnXml, validator) => {
      if (!validator || !isOwnXml) return null;
      return this.#known?.verdict(this.#document, validator) ?? this.#ofWhole(isOwnXml, validator);
    });
  }

  /** As the whole text is judged, whatever was known. */
  checkWhole(): CheckedDocument {
    const { validator } = this.#rules;
    return this.#checked(validator && ((isOwnXml) => this.#ofWhole(isOwnXml, validator)));
  }

  #checked(
    verdictOn: ((isOwnXml: boolean, validator: LiveRules["validator"]) => Verdict | null) | null,
  ): CheckedDocument {
    const { schema, validator } = this.#rules;
    const findings = new Findings();
    if (checkSize(this.#document.text, findings)) {
      const judge: Judge | null = verdictOn && { verdictOn: (isOwnXml) => verdictOn(isOwnXml, validator) };
      lookIntoDocument({ schema, document: this.#document, judge, findings, memory: this.#memory });
    }
    return answerOf(findings);
  }

  #ofWhole(isOwnXml: boolean, validator: Pick<XsdValidator, "validate">): Verdict {
    const verdict = verdictOn(this.#document, validator.validate(this.#document.text));
    // Of text that is no XML nothing is said of its records: what was said before is still so.
    if (isOwnXml) this.#known = KnownVerdict.of(this.#document, verdict);
    return verdict;
  }
}

function textAfter(text: string, edits: readonly TextEdit[]): string {
  // From the last place to the first, as an editor tells them, each is of the text before all.
  const isBackwards = edits.every((edit, index) => index === 0 || edit.end <= (edits[index - 1]?.start ?? 0));
  return isBackwards ? withEdits(text, edits) : edits.reduce((before, edit) => withEdits(before, [edit]), text);
}
