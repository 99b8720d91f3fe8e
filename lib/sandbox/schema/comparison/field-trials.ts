import { buildDocument, leadingTo, lineAt } from "./build-document";
import type { ObjectPair } from "./common-shape";
import { childNamed, type DocumentElement, element } from "./document";
import { safeValue, triedValues } from "./field-values";
import { type Trial, trialOf } from "./trial";

/** Documents about one field of an object: alone in its line, good and with one fault. */
export function fieldTrials(root: ObjectPair, object: ObjectPair): Trial[] {
  return object.fields.flatMap((field) => {
    const about = (tries: string, bend: (own: DocumentElement) => void) => {
      const document = buildDocument(root, (at) => (at === object ? [field.name] : []), leadingTo(object.path));
      bend(childNamed(childNamed(lineAt(document, object.path), "Fields"), field.name));
      return trialOf(tries, field, document);
    };
    const valued = (tries: string, value: string) => about(tries, (own) => (own.children = [value]));
    return [
      valued("a value", safeValue(field)),
      valued("an empty text", ""),
      ...triedValues(field).map(({ tries, value }) => valued(tries, value)),
      about("nil", (own) => makeNil(own, [])),
      about("nil with a value", (own) => makeNil(own, own.children)),
      about("not nil, said so", (own) => own.attributes.set("xsi:nil", "false")),
      about("an element in a field", (own) => own.children.push(element("b", "1"))),
      about("an unknown attribute on a field", (own) => own.attributes.set("Zz", "1")),
    ];
  });
}

function makeNil(own: DocumentElement, children: DocumentElement["children"]): void {
  own.attributes.set("xsi:nil", "true");
  own.children = children;
}
