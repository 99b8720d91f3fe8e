import type { SchemaField, SchemaObject } from "../../connector-schema";
import type { PlacedElement } from "../../place/placed-element";
import { fieldsLines, objectLines, type ObjectWriting, objectsLines, recordLines } from "../layout/object-lines";

/** A child that the schema has at a place. */
export type AllowedChild = {
  name: string;
  /** Its place among its siblings. */
  rank: number;
  isRequired: boolean;
  /** There may be more of it side by side. */
  isRepeated: boolean;
  of: { field: SchemaField } | { object: SchemaObject } | { structure: "Element" | "Fields" | "Objects" };
  object: SchemaObject;
  lines: (writing: ObjectWriting) => string[];
};

/** What may stand in an element, in the order of the schema; null is the place outside of the root. */
export function allowedChildren(root: SchemaObject, within: PlacedElement | null): AllowedChild[] {
  if (!within) return [objectChild(root, 0, [root.name])];
  if (within.part === "unknown" || within.part === "field") return [];
  const { object, path } = within;
  switch (within.part) {
    case "object": {
      const lines = (writing: ObjectWriting) => recordLines(object, writing, path);
      const isRepeated = object.isMany !== false;
      return [structure("Element", 0, object, { lines, isRepeated, isRequired: true })];
    }
    case "record": {
      const hasObligatory = object.objects.some(({ isObligatory }) => isObligatory);
      const objects = (writing: ObjectWriting) => {
        const lines = objectsLines(object, writing, path);
        return lines.length > 0 ? lines : ["<Objects></Objects>"];
      };
      return [
        structure("Fields", 0, object, { lines: (writing) => fieldsLines(object, writing, path), isRequired: true }),
        ...(object.objects.length === 0
          ? []
          : [structure("Objects", 1, object, { lines: objects, isRequired: hasObligatory })]),
      ];
    }
    case "fields":
      return object.fields.map((field, rank) => fieldChild(field, rank, object, path));
    case "objects":
      return object.objects.map((child, rank) => objectChild(child, rank, [...path, child.name]));
  }
}

function structure(
  name: "Element" | "Fields" | "Objects",
  rank: number,
  object: SchemaObject,
  rest: Pick<AllowedChild, "lines" | "isRequired"> & { isRepeated?: boolean },
): AllowedChild {
  return { name, rank, isRepeated: false, of: { structure: name }, object, ...rest };
}

function fieldChild(field: SchemaField, rank: number, object: SchemaObject, path: readonly string[]): AllowedChild {
  // One that is asked for is written, required or not.
  const lines = (writing: ObjectWriting) => [
    `<${field.id}>${writing.field({ ...field, isMandatory: true }, path) ?? ""}</${field.id}>`,
  ];
  const isRequired = field.isMandatory === true;
  return { name: field.id, rank, isRequired, isRepeated: false, of: { field }, object, lines };
}

function objectChild(object: SchemaObject, rank: number, path: readonly string[]): AllowedChild {
  const lines = (writing: ObjectWriting) => objectLines(object, writing, path);
  const isRequired = object.isObligatory === true;
  return { name: object.name, rank, isRequired, isRepeated: false, of: { object }, object, lines };
}
