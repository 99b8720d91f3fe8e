import { SandboxRefusal } from "../../refusal";
import type { OpenQuestions } from "../../settings";
import { sameName } from "../check/check-lines";
import type { UpdateObject } from "../definition";
import { OBJECT_UNKNOWN } from "../wordings";
import type { WrittenElement, WrittenObject } from "../written";

/**
 * A POST on `/connectors/{Connector}/{SubObject}`: the main record is changed, the named objects below it, and what is
 * below those, get new lines (protocol 3.6). Gives the same write with these actions at the lines that name none. The
 * object may stand at any depth; several names are several objects, one in the other (inferred).
 */
export function insertingBelow(
  root: UpdateObject,
  written: WrittenObject,
  subObjects: readonly string[],
  names: OpenQuestions["names"],
): WrittenObject {
  const known = subObjects.reduce<UpdateObject>((object, name) => {
    const inside = below(object).find((own) => sameName(own.name, name, names));
    if (!inside) throw new SandboxRefusal(OBJECT_UNKNOWN, name);
    return inside;
  }, root);
  const marked = mark(written, (name) => sameName(known.name, name, names));
  // Without a line of it there is nothing to insert (inferred).
  if (!marked.isFound) throw new SandboxRefusal(OBJECT_UNKNOWN, known.name);
  return marked.object;
}

function below(object: UpdateObject): UpdateObject[] {
  return object.objects.flatMap((child) => [child, ...below(child)]);
}

type Marked = { object: WrittenObject; isFound: boolean };

function mark(object: WrittenObject, isNamed: (name: string) => boolean): Marked {
  let isFound = false;
  const elements = object.elements.map((element): WrittenElement => {
    const objects = element.objects.map((child) => {
      if (isNamed(child.name)) {
        isFound = true;
        return inserting(child);
      }
      const marked = mark(child, isNamed);
      isFound ||= marked.isFound;
      // What is neither named nor around what is named is as in any other call.
      return marked.isFound ? marked.object : child;
    });
    return { ...element, action: element.action ?? "update", objects };
  });
  return { object: { ...object, elements }, isFound };
}

/** What is below a new line is new by itself. */
function inserting(object: WrittenObject): WrittenObject {
  const elements = object.elements.map((element) => ({ ...element, action: element.action ?? ("insert" as const) }));
  return { ...object, elements };
}
