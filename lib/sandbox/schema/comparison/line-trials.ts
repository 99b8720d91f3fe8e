import { buildDocument, EVERY_FIELD, EVERY_OBJECT, leadingTo, lineAt, NO_FIELD } from "./build-document";
import { isInBoth, type ObjectPair } from "./common-shape";
import { childNamed, type DocumentElement, element } from "./document";
import { type Trial, trialOf } from "./trial";

type Line = { line: DocumentElement; fields: DocumentElement; root: DocumentElement };
type Bend = (line: Line, object: ObjectPair) => void;

/** What can be right and wrong with a line, whatever its fields are. */
const BENDS: readonly (readonly [tries: string, bend: Bend])[] = [
  ["a line with every field", () => undefined],
  ["an update", ({ fields }) => fields.attributes.set("Action", "update")],
  ["a deletion", ({ fields }) => fields.attributes.set("Action", "delete")],
  ["no Action", ({ fields }) => fields.attributes.delete("Action")],
  ["an Action that does not exist", ({ fields }) => fields.attributes.set("Action", "upsert")],
  ["an Action in capitals", ({ fields }) => fields.attributes.set("Action", "Insert")],
  ["Fields without a field", ({ fields }) => (fields.children = [])],
  ["no Fields", ({ line, fields }) => remove(line, fields)],
  ["Fields twice", ({ line, fields }) => line.children.unshift(fields)],
  ["Objects before Fields", ({ line }) => line.children.unshift(element("Objects"))],
  ["Objects without an object", ({ line }) => line.children.push(element("Objects"))],
  ["an unknown object", ({ line }) => line.children.push(element("Objects", element("KnUnknown")))],
  ["an unknown element in a line", ({ line }) => line.children.push(element("Extra"))],
  ["an unknown field", ({ fields }) => fields.children.push(element("Zz", "1"))],
  ["an unknown attribute on Element", ({ line }) => line.attributes.set("Zz", "1")],
  ["an unknown attribute on Fields", ({ fields }) => fields.attributes.set("Zz", "1")],
  ["text in Element", ({ line }) => line.children.push("text")],
  ["text in Fields", ({ fields }) => fields.children.push("text")],
  ["blanks in Fields", ({ fields }) => fields.children.push("\n  ")],
  ["the fields backwards", ({ fields }) => fields.children.reverse()],
  ["nil for Fields", ({ fields }) => fields.attributes.set("xsi:nil", "true")],
];

/** Documents about the lines of one object. */
export function lineTrials(root: ObjectPair, object: ObjectPair): Trial[] {
  const build = () => buildDocument(root, (at) => (at === object ? EVERY_FIELD(at) : []), leadingTo(object.path));
  const bent = BENDS.map(([tries, bend]) => {
    const document = build();
    const line = lineAt(document, object.path);
    bend({ line, fields: childNamed(line, "Fields"), root: document }, object);
    return trialOf(tries, object, document);
  });
  return [...bent, ...keyTrials(root, object), ...orderTrials(root, object), ...childTrials(root, object)];
}

function keyTrials(root: ObjectPair, object: ObjectPair): Trial[] {
  const build = (bend: (line: DocumentElement) => void) => {
    const document = buildDocument(root, NO_FIELD, leadingTo(object.path));
    bend(lineAt(document, object.path));
    return document;
  };
  return object.keys.flatMap((key) => [
    trialOf(
      "a key left out",
      key,
      build((line) => line.attributes.delete(key.name)),
    ),
    trialOf(
      "letters for a key",
      key,
      build((line) => line.attributes.set(key.name, "abc")),
    ),
    trialOf(
      "an empty key",
      key,
      build((line) => line.attributes.set(key.name, "")),
    ),
  ]);
}

/** Each field with its neighbour before it, and each twice: the sequence is held to. */
function orderTrials(root: ObjectPair, object: ObjectPair): Trial[] {
  return object.fields.filter(isInBoth).flatMap((field, index, fields) => {
    const build = (names: readonly string[]) => {
      const document = buildDocument(root, (at) => (at === object ? names : []), leadingTo(object.path));
      return { document, own: childNamed(lineAt(document, object.path), "Fields") };
    };
    const twice = build([field.name]);
    twice.own.children.push(element(field.name, "1"));
    const before = fields[index - 1];
    if (!before) return [trialOf("a field twice", field, twice.document)];
    const swapped = build([before.name, field.name]);
    swapped.own.children.reverse();
    return [
      trialOf("a field twice", field, twice.document),
      trialOf("a field before its neighbour", field, swapped.document),
    ];
  });
}

function childTrials(root: ObjectPair, object: ObjectPair): Trial[] {
  const children = object.objects.filter(({ isInBoth: both }) => both);
  if (children.length === 0) return [];
  const build = (bend: (objects: DocumentElement) => void) => {
    const document = buildDocument(root, NO_FIELD, (at) =>
      at === object ? EVERY_OBJECT(at) : leadingTo(object.path)(at),
    );
    bend(childNamed(lineAt(document, object.path), "Objects"));
    return document;
  };
  const about = (tries: string, child: ObjectPair, bend: (objects: DocumentElement, own: DocumentElement) => void) =>
    trialOf(
      tries,
      child,
      build((objects) => bend(objects, childNamed(objects, child.name))),
    );
  return [
    trialOf(
      "every object",
      object,
      build(() => undefined),
    ),
    trialOf(
      "text in Objects",
      object,
      build((objects) => objects.children.push("text")),
    ),
    trialOf(
      "the objects backwards",
      object,
      build((objects) => objects.children.reverse()),
    ),
    ...children.flatMap((child) => [
      about("an object left out", child, remove),
      about("an object twice", child, (objects, own) => objects.children.push(own)),
      about("an object without an Element", child, (_, own) => (own.children = [])),
      about("an object with two lines", child, (_, own) => own.children.push(...own.children)),
      about("an unknown attribute on an object", child, (_, own) => own.attributes.set("Zz", "1")),
      about("text in an object", child, (_, own) => own.children.push("text")),
    ]),
  ];
}

function remove(parent: DocumentElement, child: DocumentElement): void {
  parent.children = parent.children.filter((own) => own !== child);
}
