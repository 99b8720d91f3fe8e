import type { ConnectorSchema, SchemaField, SchemaObject } from "../connector-schema";
import { mergedOrder } from "../merged-order";
import { type JsonObject, listAt, objectAt, textAt } from "./json-shape";
import { openApiField } from "./open-api-field";
import { SchemaSourceFault } from "./schema-source-fault";

/** Profit itself goes six deep; a file that nests deeper is no description of it. */
const DEEPEST = 12;

type Operations = { post?: JsonObject; put?: JsonObject };

/**
 * The UpdateConnectors that one of AFAS's OpenAPI files describes. Such a file speaks of Profit as it is delivered: it
 * knows no free fields, writes its labels in English, and tells keys only by its examples (protocol 6.3).
 */
export function readOpenApi(text: string): ConnectorSchema[] {
  const file = parsed(text);
  const paths = objectAt(file, "paths");
  const schemas = objectAt(file, "components", "schemas");
  if (!textAt(file, "openapi") || !paths) throw new SchemaSourceFault("openApi", "the file is no OpenAPI description");
  return Object.keys(paths).flatMap((path) => {
    const [service, id, ...below] = path.split("/").filter(Boolean);
    if (service !== "connectors" || !id || below.length > 0) return [];
    const [post, put] = [objectAt(paths, path, "post"), objectAt(paths, path, "put")];
    const read = connectorOf(id, { ...(post && { post }), ...(put && { put }) }, schemas);
    return read ? [read] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SchemaSourceFault("openApi", "the file is no JSON");
  }
}

function connectorOf(
  connectorId: string,
  operations: Operations,
  schemas: JsonObject | undefined,
): ConnectorSchema | null {
  const described = [operations.post, operations.put].flatMap((operation, index) => {
    const root = operation && rootOf(operation, schemas);
    return root ? [objectOf(root.name, root.schema, index === 0, 1)] : [];
  });
  const [first, second] = described;
  if (!first) return null;
  const whole = second?.name === first.name ? together(first, second) : first;
  const keys = keysOf([operations.post, operations.put]);
  return { connectorId, root: withKeys(whole, keys, ""), sources: ["openApi"], disagreements: [] };
}

/** The component that an operation's body refers to: one property, the root object. */
function rootOf(operation: JsonObject, schemas: JsonObject | undefined): { name: string; schema: JsonObject } | null {
  const body = objectAt(operation, "requestBody", "content", "application/json", "schema");
  const component = textAt(body, "$ref")?.split("/").at(-1);
  const properties = component === undefined ? undefined : objectAt(schemas, component, "properties");
  const [name] = Object.keys(properties ?? {});
  const schema = name === undefined ? undefined : objectAt(properties, name);
  return name !== undefined && schema ? { name, schema } : null;
}

/** `Element` is an object at the root and a list below, whether or not several are taken: it tells nothing of that. */
function objectOf(name: string, schema: JsonObject, tellsRequired: boolean, depth: number): SchemaObject {
  if (depth > DEEPEST) throw new SchemaSourceFault("openApi", `objects are nested deeper than ${DEEPEST}: ${name}`);
  const element = objectAt(schema, "properties", "Element");
  const properties = objectAt(element, "items", "properties") ?? objectAt(element, "properties");
  const fields = objectAt(properties, "Fields");
  const required = new Set(listAt(fields, "required"));
  const objects = objectAt(properties, "Objects", "items", "properties") ?? {};
  return {
    name,
    label: null,
    isMany: null,
    isObligatory: null,
    keys: [],
    fields: Object.entries(objectAt(fields, "properties") ?? {}).map(([id, field]) =>
      // PUT requires what tells one record from another, which is another matter.
      openApiField(id, field, tellsRequired && required.has(id)),
    ),
    objects: Object.keys(objects).flatMap((below) => {
      const child = objectAt(objects, below);
      return child ? [objectOf(below, child, tellsRequired, depth + 1)] : [];
    }),
  };
}

/** POST and PUT describe one object: what only PUT has is added, and the scales of decimals, which only PUT tells. */
function together(post: SchemaObject, put: SchemaObject): SchemaObject {
  const fields = both(
    post.fields,
    put.fields,
    ({ id }) => id,
    (one, other) => ({
      ...one,
      decimals: other.decimals ?? one.decimals,
    }),
  );
  const objects = both(post.objects, put.objects, ({ name }) => name, together);
  return { ...post, fields, objects };
}

function both<T>(
  first: readonly T[],
  second: readonly T[],
  nameOf: (one: T) => string,
  join: (one: T, other: T) => T,
): T[] {
  const byName = (list: readonly T[]) => new Map(list.map((one) => [nameOf(one), one]));
  const [firsts, seconds] = [byName(first), byName(second)];
  return mergedOrder([...firsts.keys()], [...seconds.keys()]).flatMap((name) => {
    const [one, other] = [firsts.get(name), seconds.get(name)];
    if (one !== undefined && other !== undefined) return [join(one, other)];
    return one ?? other ?? [];
  });
}

/** `Object/Object` → ids written as `@Id` on an Element in the examples. */
function keysOf(operations: readonly (JsonObject | undefined)[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (value: unknown, path: string) => {
    for (const [name, object] of Object.entries(objectAt(value) ?? {})) {
      const where = `${path}/${name}`;
      const element = objectAt(object)?.["Element"];
      for (const record of Array.isArray(element) ? element : [element]) {
        const keys = Object.keys(objectAt(record) ?? {}).filter((key) => key.startsWith("@"));
        for (const key of keys) found.set(where, (found.get(where) ?? new Set()).add(key.slice(1)));
        const below = objectAt(record)?.["Objects"];
        for (const child of Array.isArray(below) ? below : [below]) visit(child, where);
      }
    }
  };
  for (const operation of operations) {
    const examples = objectAt(operation, "requestBody", "content", "application/json", "examples") ?? {};
    for (const name of Object.keys(examples)) visit(objectAt(examples, name, "value"), "");
  }
  return found;
}

function withKeys(object: SchemaObject, keys: ReadonlyMap<string, ReadonlySet<string>>, path: string): SchemaObject {
  const where = `${path}/${object.name}`;
  const ids = keys.get(where) ?? new Set<string>();
  const isKey = ({ id }: SchemaField) => ids.has(id);
  return {
    ...object,
    keys: object.fields.filter(isKey).map((field) => ({ ...field, isKey: true })),
    fields: object.fields.filter((field) => !isKey(field)),
    objects: object.objects.map((child) => withKeys(child, keys, where)),
  };
}
