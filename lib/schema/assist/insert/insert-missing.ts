import { elementsOf, nodeAt, pathTo } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { actionAround } from "../completion/action-around";
import { type AllowedChild, allowedChildren } from "../completion/allowed-children";
import { plainWriting } from "../completion/required-writing";
import { childInsertion, siblingBefore } from "../layout/insertion";
import type { SampleExtent } from "../sample/sample-of";

export type Insertion = {
  /** The object of the record around the cursor. */
  name: string;
  count: number;
  edits: readonly TextEdit[];
};

type Question = {
  schema: Pick<ConnectorSchema, "root">;
  document: XmlDocument;
  offset: number;
  extent: SampleExtent;
};

/**
 * What the record around the cursor does not have yet, each at its place and empty: only what is required, or all fields
 * and objects right below it. null where no record is, or one that has neither Fields nor Objects.
 */
export function insertMissing({ schema, document, offset, extent }: Question): Insertion | null {
  const node = nodeAt(document, offset);
  const element = node?.kind === "element" ? node : node?.parent;
  const record = element ? pathTo(element).findLast((around) => placeOf(schema, around).part === "record") : undefined;
  const place = record && placeOf(schema, record);
  if (!record || place?.part !== "record") return null;
  const halves = elementsOf(record).filter(({ name }) => name === "Fields" || name === "Objects");
  const found = halves.map((half) => missingIn({ schema, document, offset, extent }, half));
  const edits = found.flatMap((one) => one.edits);
  return halves.length === 0
    ? null
    : { name: place.object.name, count: found.reduce((sum, { count }) => sum + count, 0), edits };
}

function missingIn({ schema, document, extent }: Question, half: ElementNode) {
  const children = allowedChildren(schema.root, placeOf(schema, half));
  const siblings = elementsOf(half);
  const present = new Set(siblings.map(({ name }) => name));
  const ranks = new Map(children.map(({ name, rank }) => [name, rank]));
  const wanted = children.filter(
    ({ name, isRequired }) => !present.has(name) && (isRequired || extent === "everything"),
  );
  // Those that belong behind the same sibling go in together.
  const groups = new Map<ElementNode | null, AllowedChild[]>();
  for (const child of wanted) {
    const before = siblingBefore(siblings, (name) => ranks.get(name), child.rank);
    groups.set(before, [...(groups.get(before) ?? []), child]);
  }
  const writing = plainWriting(actionAround(document, half) ?? "insert");
  const edits = [...groups].map(([before, group]) =>
    childInsertion(
      document,
      half,
      before,
      group.flatMap((child) => child.lines(writing)),
    ),
  );
  return { count: wanted.length, edits };
}
