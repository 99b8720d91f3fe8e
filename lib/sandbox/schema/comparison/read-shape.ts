import { SaxesParser } from "saxes";

/**
 * For the tests that hold generated XSDs against real ones: what an XSD of an UpdateConnector says, comments included,
 * and documents that put two of them to the test. Nothing of the sandbox may import this room.
 */

/** A field or a key attribute. */
export type FieldShape = {
  name: string;
  path: string;
  type: string;
  facets: Readonly<Record<string, number>>;
  isNillable: boolean;
  /** What stands before it. */
  comments: readonly string[];
};

export type ObjectShape = {
  name: string;
  path: string;
  isObligatory: boolean;
  keys: readonly FieldShape[];
  fields: readonly FieldShape[];
  objects: readonly ObjectShape[];
};

type Node = {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  comments: readonly string[];
  children: Node[];
};

export function readShape(xsd: string): ObjectShape {
  const root = treeOf(xsd).children.find(({ tag }) => tag === "xsd:element");
  if (!root) throw new Error("The schema has no element");
  return objectShape(root, "");
}

/** Every object, parents before their children. */
export function objectsOf(shape: ObjectShape): ObjectShape[] {
  return [shape, ...shape.objects.flatMap(objectsOf)];
}

function objectShape(node: Node, parentPath: string): ObjectShape {
  const name = node.attributes["name"] ?? "";
  const path = parentPath === "" ? name : `${parentPath}/${name}`;
  const element = inside(node, "Element");
  const fields = element && inside(element, "Fields");
  const objects = element && inside(element, "Objects");
  const attributes = element?.children.flatMap((type) => type.children).filter(({ tag }) => tag === "xsd:attribute");
  return {
    name,
    path,
    isObligatory: node.attributes["minOccurs"] === undefined,
    keys: attributes?.map((attribute) => fieldShape(attribute, `${path}/@`)) ?? [],
    fields: elementsIn(fields).map((field) => fieldShape(field, `${path}/`)),
    objects: elementsIn(objects).map((object) => objectShape(object, path)),
  };
}

function fieldShape({ attributes, children, comments }: Node, prefix: string): FieldShape {
  const restriction = children[0]?.children[0];
  const facets = restriction?.children.map(({ tag, attributes: { value } }) => [tag.slice(4), Number(value)]) ?? [];
  const name = attributes["name"] ?? "";
  return {
    name,
    path: prefix + name,
    type: attributes["type"] ?? restriction?.attributes["base"] ?? "",
    facets: Object.fromEntries(facets) as Record<string, number>,
    isNillable: attributes["nillable"] === "true",
    comments,
  };
}

function inside(node: Node, name: string): Node | undefined {
  return elementsIn(node).find(({ attributes }) => attributes["name"] === name);
}

function elementsIn(node: Node | undefined): Node[] {
  const sequences = node?.children.flatMap((type) => type.children.filter(({ tag }) => tag === "xsd:sequence")) ?? [];
  return sequences.flatMap(({ children }) => children);
}

function treeOf(xml: string): Node {
  const open: Node[] = [];
  let pending: string[] = [];
  let root: Node | undefined;
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("comment", (text) => pending.push(text));
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { tag: name, attributes, comments: pending, children: [] };
    pending = [];
    open.at(-1)?.children.push(node);
    open.push(node);
    root ??= node;
  });
  parser.on("closetag", () => {
    // Comments behind the last field belong to fields that are not there.
    pending = [];
    open.pop();
  });
  parser.write(xml).close();
  if (!root) throw new Error("There is no element");
  return root;
}
