import { givenAs, GivenFileFault } from "../given-files";
import { type DescribedField, DescribedLevel, DescribedRoot } from "./file-layout";
import { mergedOrder } from "./merged-order";

/** One level of a described UpdateConnector, what POST and PUT say of it taken together. */
export type Level = {
  name: string;
  fields: ReadonlyMap<string, LevelField>;
  /** Required by the POST schema. */
  insertNeeds: ReadonlySet<string>;
  /** Required by the PUT schema: what tells one record from another, where AFAS knows it. */
  updateNeeds: ReadonlySet<string>;
  levels: readonly Level[];
};

/** `decimals` is undefined when no schema tells: only PUT schemas do, by `multipleOf`. */
export type LevelField = DescribedField & { decimals: number | undefined };

export type SchemaKind = "POST" | "PUT";

/** Profit itself goes six deep (protocol 9.28). */
const DEEPEST = 12;

/** What can be the name of an element or attribute, and of a property in JSON. */
const NAME = /^[A-Za-z_][\w.-]{0,79}$/;

/** Reads a component such as `KnSubject_POST`: one property, the root object. */
export function readRoot(component: unknown, name: string, kind: SchemaKind): Level {
  const [root, ...others] = Object.entries(givenAs(DescribedRoot, component, name).properties);
  if (!root || others.length > 0) throw new GivenFileFault(`has not exactly one root object in ${name}`);
  return readLevel(root, name, kind, 1);
}

function readLevel([name, schema]: readonly [string, unknown], parent: string, kind: SchemaKind, depth: number): Level {
  const where = `${parent} > ${name}`;
  if (!NAME.test(name)) throw new GivenFileFault(`has an object that cannot be an element: ${where.slice(0, 300)}`);
  if (depth > DEEPEST) throw new GivenFileFault(`nests objects deeper than ${DEEPEST}: ${where}`);
  const { Element } = givenAs(DescribedLevel, schema, where).properties;
  const properties = Element.items?.properties ?? Element.properties;
  if (!properties) throw new GivenFileFault(`describes nothing in Element of ${where}`);
  const { Fields, Objects } = properties;
  const needs = new Set(Fields.required);
  return {
    name,
    fields: new Map(
      Object.entries(Fields.properties).map(([id, field]) => [checkedName(id, where), withScale(field, kind)]),
    ),
    insertNeeds: kind === "POST" ? needs : new Set(),
    updateNeeds: kind === "PUT" ? needs : new Set(),
    levels: Object.entries(Objects.items.properties).map((entry) => readLevel(entry, where, kind, depth + 1)),
  };
}

function checkedName(id: string, where: string): string {
  if (!NAME.test(id)) throw new GivenFileFault(`has a field that cannot be an element: ${where} > ${id.slice(0, 80)}`);
  return id;
}

/** In a PUT schema a number without `multipleOf` has no decimals; in a POST schema it tells nothing. */
function withScale(field: DescribedField, kind: SchemaKind): LevelField {
  if (field.type !== "number") return { ...field, decimals: undefined };
  if (field.multipleOf !== undefined) {
    return { ...field, decimals: Math.max(0, Math.round(-Math.log10(field.multipleOf))) };
  }
  return { ...field, decimals: kind === "PUT" ? 0 : undefined };
}

/** Both schemas together, in the order of the first; what only the second has stands behind its own neighbour there. */
export function mergedLevels(post: Level, put: Level): Level {
  const fields = mergedOrder([...post.fields.keys()], [...put.fields.keys()]).flatMap((id) => {
    const inPost = post.fields.get(id);
    const inPut = put.fields.get(id);
    const field = inPost ?? inPut;
    return field ? [[id, { ...field, decimals: inPut?.decimals ?? field.decimals }] as const] : [];
  });
  const below = (level: Level) => new Map(level.levels.map((child) => [child.name, child]));
  const [postLevels, putLevels] = [below(post), below(put)];
  const levels = mergedOrder([...postLevels.keys()], [...putLevels.keys()]).flatMap((name) => {
    const inPost = postLevels.get(name);
    const inPut = putLevels.get(name);
    if (inPost && inPut) return [mergedLevels(inPost, inPut)];
    const either = inPost ?? inPut;
    return either ? [either] : [];
  });
  return {
    name: post.name,
    fields: new Map(fields),
    insertNeeds: post.insertNeeds,
    updateNeeds: put.updateNeeds,
    levels,
  };
}
