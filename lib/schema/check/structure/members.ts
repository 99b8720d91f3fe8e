import type { SchemaField, SchemaObject } from "../../connector-schema";
import type { Place, PlacedElement } from "../../place/placed-element";

/** What may stand in a part of a record, in its order. */
export type Member = { name: string; order: number; isMany: boolean; isRequired: boolean };

export type PartMembers = { byName: ReadonlyMap<string, Member>; required: readonly Member[] };

type PartName = "object" | "record" | "fields" | "objects";

/** A part of a record that holds elements and no text. */
export type Part = Place & { part: PartName };

export function isPart(placed: PlacedElement): placed is Part {
  return placed.part !== "unknown" && placed.part !== "field";
}

const known = new WeakMap<SchemaObject, Map<PartName, PartMembers>>();
const fieldsById = new WeakMap<SchemaObject, ReadonlyMap<string, SchemaField>>();

/** The schema's content of one part, remembered: a document asks it for every record. */
export function membersOf(object: SchemaObject, part: PartName): PartMembers {
  const parts = known.get(object) ?? new Map<PartName, PartMembers>();
  known.set(object, parts);
  const found = parts.get(part) ?? listed(object, part);
  parts.set(part, found);
  return found;
}

export function fieldOf(object: SchemaObject, id: string): SchemaField | undefined {
  const fields = fieldsById.get(object) ?? new Map(object.fields.map((field) => [field.id, field]));
  fieldsById.set(object, fields);
  return fields.get(id);
}

function listed(object: SchemaObject, part: PartName): PartMembers {
  const members = namesOf(object, part).map((member, order): Member => {
    return { isMany: false, isRequired: false, ...member, order };
  });
  return {
    byName: new Map(members.map((member) => [member.name, member])),
    required: members.filter(({ isRequired }) => isRequired),
  };
}

function namesOf(object: SchemaObject, part: PartName): (Pick<Member, "name"> & Partial<Member>)[] {
  switch (part) {
    case "object":
      return [{ name: "Element", isMany: object.isMany !== false, isRequired: true }];
    case "record":
      return object.objects.length > 0 ? [{ name: "Fields" }, { name: "Objects" }] : [{ name: "Fields" }];
    case "fields":
      return object.fields.map(({ id }) => ({ name: id }));
    case "objects":
      return object.objects.map(({ name, isObligatory }) => ({ name, isRequired: isObligatory === true }));
  }
}
