import { type Random, randomFrom } from "../../random";
import { buildDocument, EVERY_FIELD, EVERY_OBJECT, leadingTo, NO_FIELD } from "./build-document";
import type { ObjectPair } from "./common-shape";
import { element } from "./document";
import { fieldTrials } from "./field-trials";
import { lineTrials } from "./line-trials";
import { type Trial, trialOf } from "./trial";

const RANDOM_DOCUMENTS = 350;

/** Every document that two schemas of a connector are held against: good ones, and ones with one fault. */
export function trialsOf(root: ObjectPair): Trial[] {
  const objects = objectsIn(root);
  return [
    ...wholeTrials(root),
    ...objects.filter(({ isInBoth: both }) => !both).map((object) => onlyInOne(root, object)),
    ...objects
      .filter(({ isInBoth: both }) => both)
      .flatMap((object) => [...lineTrials(root, object), ...fieldTrials(root, object)]),
    ...randomTrials(root),
  ];
}

function objectsIn(object: ObjectPair): ObjectPair[] {
  return [object, ...object.objects.flatMap(objectsIn)];
}

function wholeTrials(root: ObjectPair): Trial[] {
  const inNamespace = buildDocument(root, NO_FIELD, EVERY_OBJECT);
  inNamespace.attributes.set("xmlns", "urn:other");
  return [
    trialOf("everything", root, buildDocument(root, EVERY_FIELD, EVERY_OBJECT)),
    trialOf("everything, two lines", root, buildDocument(root, EVERY_FIELD, EVERY_OBJECT, 2)),
    trialOf("the least", root, buildDocument(root, NO_FIELD, leadingTo(root.path))),
    trialOf("another root", root, { ...buildDocument(root, NO_FIELD, EVERY_OBJECT), name: "KnOther" }),
    trialOf("a namespace", root, inNamespace),
    trialOf("no Element", root, element(root.name)),
    trialOf("text in the root", root, element(root.name, "text")),
  ];
}

function onlyInOne(root: ObjectPair, object: ObjectPair): Trial {
  return trialOf("an object", object, buildDocument(root, NO_FIELD, leadingTo(object.path)));
}

/** Some fields, some objects, some lines: all of them good. */
function randomTrials(root: ObjectPair): Trial[] {
  const random = randomFrom(`comparison ${root.path}`);
  return Array.from({ length: RANDOM_DOCUMENTS }, () => {
    const fields = (object: ObjectPair) => EVERY_FIELD(object).filter(() => random.chance(0.4));
    const objects = (object: ObjectPair) => someObjects(object, random);
    return trialOf("a good document", root, buildDocument(root, fields, objects, random.int(1, 3)));
  });
}

function someObjects(object: ObjectPair, random: Random): ReadonlyMap<string, number> {
  const chosen = object.objects.filter((child) => child.isInBoth && random.chance(0.4));
  return new Map(chosen.map(({ name }) => [name, random.int(1, 3)]));
}
