import type { ConnectorSchema, Disagreement, SchemaObject, SourceKind } from "./connector-schema";
import { mergedOrder } from "./merged-order";
import { joinFields, type Told } from "./merge-fields";

/**
 * One schema out of what several sources say of a connector, the most trusted first: the first that tells a thing
 * counts, and where another says otherwise both are kept as a disagreement. What only a later source has is added.
 * Throws when there is nothing to merge, or when the sources speak of different root elements.
 */
export function mergeSchemas(schemas: readonly ConnectorSchema[]): ConnectorSchema {
  const [first, ...others] = schemas;
  if (!first) throw new Error("There is no schema to merge");
  const stranger = others.find(({ root }) => root.name !== first.root.name);
  if (stranger) throw new Error(`The roots differ: ${first.root.name} and ${stranger.root.name}`);
  const disagreements: Disagreement[] = [];
  const told = schemas.flatMap(({ sources: [source], root }) => (source ? [{ source, value: root }] : []));
  const root = joinObjects(told, [], (disagreement) => disagreements.push(disagreement));
  return { connectorId: first.connectorId, root, sources: schemas.flatMap(({ sources }) => sources), disagreements };
}

type Tell = (disagreement: Disagreement) => void;

function joinObjects(told: readonly Told<SchemaObject>[], above: readonly string[], tell: Tell): SchemaObject {
  const [first] = told;
  if (!first) throw new Error("No source tells of the object");
  const path = [...above, first.value.name];
  const say = (about: Disagreement["about"], said: Disagreement["said"]) =>
    void tell({ path, fieldId: null, about, said });
  const firstThatTells = <K extends "label" | "isMany" | "isObligatory">(key: K) =>
    told.map(({ value }) => value[key]).find((value) => value !== null) ?? null;
  const { keys, fields } = joinFields(told, path, tell);
  tellOrder(told, say);
  return {
    name: first.value.name,
    label: firstThatTells("label") as string | null,
    isMany: firstThatTells("isMany") as boolean | null,
    isObligatory: firstThatTells("isObligatory") as boolean | null,
    keys,
    fields,
    objects: joinChildren(told, path, tell),
  };
}

function joinChildren(told: readonly Told<SchemaObject>[], path: readonly string[], tell: Tell): SchemaObject[] {
  const names = told.map(({ value }) => value.objects.map(({ name }) => name)).reduce(mergedOrder, []);
  return names.map((name) => {
    const having = told.flatMap(({ source, value }) =>
      value.objects.filter((child) => child.name === name).map((child) => ({ source, value: child })),
    );
    if (having.length < told.length) {
      const has = (source: SourceKind) => having.some((one) => one.source === source);
      const said = told.map(({ source }) => ({ source, value: has(source) ? name : null }));
      tell({ path: [...path, name], fieldId: null, about: "presence", said });
    }
    return joinObjects(having, path, tell);
  });
}

/** Profit wants fields in the order of the XSD; another order elsewhere is worth knowing, once an object. */
function tellOrder(
  told: readonly Told<SchemaObject>[],
  say: (about: "order", said: Disagreement["said"]) => void,
): void {
  const [first, ...others] = told.map(({ source, value }) => ({ source, ids: value.fields.map(({ id }) => id) }));
  for (const other of others) {
    if (!first) return;
    const common = new Set(first.ids.filter((id) => other.ids.includes(id)));
    const [mine, theirs] = [first, other].map(({ ids }) => ids.filter((id) => common.has(id)));
    const at = mine?.findIndex((id, index) => id !== theirs?.[index]) ?? -1;
    if (at === -1) continue;
    say("order", [
      { source: first.source, value: mine?.[at] ?? null },
      { source: other.source, value: theirs?.[at] ?? null },
    ]);
  }
}
