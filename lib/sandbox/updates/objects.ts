import type { Label, RowAction, UpdateConnectorDefinition, UpdateField, UpdateObject } from "./definition";
import type { RecordPlace, WriteContext } from "./record-place";

/** Makes the objects of UpdateConnectors and the connectors themselves out of fields (see `fields.ts`). */

type ObjectTraits = Partial<Omit<UpdateObject, "name" | "label" | "fields">>;

/** A level of a connector. What is not said: not obligatory, many lines, all actions, found by its key attributes. */
export function updateObject(
  name: string,
  label: Label,
  fields: readonly UpdateField[],
  traits: ObjectTraits = {},
): UpdateObject {
  return {
    name,
    label,
    obligatory: false,
    single: false,
    insertOnly: false,
    fields,
    objects: [],
    identifiedBy: fields.filter(({ isKey }) => isKey).map(({ fieldId }) => fieldId),
    ...traits,
  };
}

const EVERY_ACTION: readonly RowAction[] = ["insert", "update", "delete"];

/** `id` is the root's name unless said otherwise (protocol 6.5). */
export function updateConnector(
  root: UpdateObject,
  traits: Partial<Omit<UpdateConnectorDefinition, "root">> = {},
): UpdateConnectorDefinition {
  return { id: root.name, description: root.label, root, resultFields: [], actions: EVERY_ACTION, ...traits };
}

/** RecordPlace for records of type `R` below records of type `P`, which is null at the root. */
type PlaceOf<P extends object | null, R extends object> = {
  list: (parent: P) => readonly R[];
  create: (parent: P, context: WriteContext) => R;
  remove: (parent: P, record: R, context: WriteContext) => void;
  adopt?: (parent: P, record: R, context: WriteContext) => void;
  written?: (record: R, context: WriteContext) => void;
};

/** The trait of an object whose records live in the world. */
export function recordsIn<P extends object | null, R extends object>(place: PlaceOf<P, R>): { records: RecordPlace } {
  // The engine hands a place only parents and records of its own object.
  const { adopt, written } = place;
  return {
    records: {
      list: (parent) => place.list(parent as P),
      create: (parent, context) => place.create(parent as P, context),
      remove: (parent, record, context) => place.remove(parent as P, record as R, context),
      ...(adopt && { adopt: (parent, record, context) => adopt(parent as P, record as R, context) }),
      ...(written && { written: (record, context) => written(record as R, context) }),
    },
  };
}
