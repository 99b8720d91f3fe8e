import type { FieldPair, ObjectPair } from "./common-shape";
import { type DocumentElement, printDocument } from "./document";

/** One document with the name of what it tries, and where. */
export type Trial = { tries: string; path: string; field: FieldPair | undefined; xml: string };

export function trialOf(tries: string, about: ObjectPair | FieldPair, document: DocumentElement): Trial {
  return { tries, path: about.path, field: "fields" in about ? undefined : about, xml: printDocument(document) };
}
