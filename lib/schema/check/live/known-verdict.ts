import { elementsOf } from "@/lib/xml/document/find-node";
import type { Reread } from "@/lib/xml/document/reread-document";
import type { ElementNode, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";
import { MOST_COMPLAINTS } from "@/lib/xml/validate/complaint";
import type { XsdValidator } from "@/lib/xml/validate/xsd-validator";
import { isRecord } from "../check-memory";
import { type PlacedComplaint, type Verdict, verdictOn } from "../judge/verdict";
import { isBlankText } from "../value/collapsed";

/** Of more than this, in characters, the whole is asked at once. */
const MOST_ASKED = 200_000;

/**
 * What libxml2 said of each record of a message. The schema has a list of records in the root and no rule across them
 * (protocol 6.1), so that what it says of one does not hang on the others: after a change only those that changed are
 * asked again, in a root of their own. Whatever is not that simple is left to the whole.
 */
export class KnownVerdict {
  readonly #root: ElementNode;
  readonly #ofRoot: readonly PlacedComplaint[];
  readonly #ofRecord = new Map<ElementNode, PlacedComplaint[]>();
  readonly #changed = new Set<ElementNode>();

  private constructor(root: ElementNode, ofRoot: readonly PlacedComplaint[]) {
    this.#root = root;
    this.#ofRoot = ofRoot;
  }

  static of(document: XmlDocument, verdict: Verdict): KnownVerdict | null {
    const [root, other] = elementsOf(document);
    if (!root?.close || other || !isSimple(root, root, verdict)) return null;
    const ofRoot = verdict.ofSchema.filter(({ place }) => place?.element === root);
    // Other words than of its attributes are of its content as it was.
    if (ofRoot.some(({ meaning }) => meaning.attribute === null)) return null;
    const known = new KnownVerdict(root, ofRoot);
    known.#take(verdict);
    return known;
  }

  /** Whether what is known is still of use. */
  note({ document, within, removed, added }: Reread): boolean {
    const root = this.#root;
    if (within === null || elementsOf(document)[0] !== root) return false;
    if (within !== root) {
      this.#changed.add(recordOf(root, within));
      return true;
    }
    for (const node of removed) {
      if (node.kind !== "element") continue;
      this.#ofRecord.delete(node);
      this.#changed.delete(node);
    }
    for (const node of added) {
      if (!isOfList(document.text, node)) return false;
      if (node.kind === "element") this.#changed.add(node);
    }
    return root.children.some(({ kind }) => kind === "element");
  }

  /** null: only the whole can tell. */
  verdict(document: XmlDocument, validator: Pick<XsdValidator, "validate">): Verdict | null {
    if (!this.#askChanged(document, validator)) return null;
    const ofSchema = [...this.#ofRoot];
    // In the order of the text, as libxml2 would.
    if (this.#ofRecord.size > 0) {
      for (const child of this.#root.children) {
        if (child.kind === "element") ofSchema.push(...(this.#ofRecord.get(child) ?? []));
      }
    }
    return ofSchema.length < MOST_COMPLAINTS ? { fatal: null, ofText: [], ofSchema, isWhole: true } : null;
  }

  #askChanged({ text }: XmlDocument, validator: Pick<XsdValidator, "validate">): boolean {
    if (this.#changed.size === 0) return true;
    const root = this.#root;
    const records = [...this.#changed];
    if (records.reduce((sum, { start, end }) => sum + end - start, 0) > MOST_ASKED) return false;
    const open = text.slice(root.start, root.openEnd);
    const asked = `${open}${records.map(({ start, end }) => text.slice(start, end)).join("")}</${root.name}>`;
    const stand = { ...root, children: records };
    const verdict = verdictOn({ children: [stand] }, validator.validate(asked));
    if (!isSimple(root, stand, verdict)) return false;
    for (const record of records) this.#ofRecord.delete(record);
    this.#changed.clear();
    this.#take({ ...verdict, ofSchema: verdict.ofSchema.filter(({ place }) => place?.element !== stand) });
    return true;
  }

  #take({ ofSchema }: Verdict): void {
    for (const placed of ofSchema) {
      if (!placed.place || placed.place.element === this.#root) continue;
      const record = recordOf(this.#root, placed.place.element);
      const same = this.#ofRecord.get(record);
      if (same) same.push(placed);
      else this.#ofRecord.set(record, [placed]);
    }
  }
}

/** It is XML, all that was said has a place, and nothing ended the look at the root. */
function isSimple(root: ElementNode, stand: ElementNode, { fatal, ofText, ofSchema, isWhole }: Verdict): boolean {
  if (fatal || ofText.length > 0 || !isWhole) return false;
  return ofSchema.every(
    ({ place, meaning }) =>
      place !== null &&
      !(meaning.isEndOfParent && place.element.parent === root) &&
      !(meaning.isEndOfElement && place.element === stand),
  );
}

/** The one right below the root that holds an element, or is it. */
function recordOf(root: ElementNode, element: ElementNode): ElementNode {
  let at = element;
  while (at.parent && at.parent !== root) at = at.parent;
  return at;
}

function isOfList(text: string, node: XmlNode): boolean {
  if (node.kind === "element") return isRecord(node);
  if (node.kind === "text") return isBlankText(text, node.start, node.end);
  return node.kind === "comment" || node.kind === "instruction";
}
