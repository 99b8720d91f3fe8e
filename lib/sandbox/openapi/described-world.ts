import type { GetConnectorDefinition } from "../rows/definition";
import type { RowSource } from "../rows/row-source";
import type { CodeValue, UpdateConnectorDefinition, UpdateField, UpdateObject } from "../updates/definition";
import type { Connectors } from "./described-connectors";
import { madeUpCell } from "./made-up-cells";
import { mergedOrder } from "./merged-order";

/**
 * The world's own connectors with the described ones: what only the files describe is added as it is described; where
 * both have a connector, the world's stays bound to its records and is given the fields and objects that it lacks.
 */
export function withDescribed(own: Connectors, described: Connectors, seed: string): Connectors {
  return {
    getConnectors: joined(own.getConnectors, described.getConnectors, (ours, theirs) => widenedGet(ours, theirs, seed)),
    updateConnectors: joined(own.updateConnectors, described.updateConnectors, widenedUpdate),
  };
}

function joined<T extends { id: string }>(
  own: readonly T[],
  described: readonly T[],
  join: (own: T, described: T) => T,
) {
  const byId = new Map(described.map((one) => [one.id, one]));
  const widened = own.map((ours) => {
    const theirs = byId.get(ours.id);
    byId.delete(ours.id);
    return theirs ? join(ours, theirs) : ours;
  });
  return [...widened, ...byId.values()];
}

/** Fields in the order of the description, the world's own others behind their neighbours; what it lacks is made up. */
function widenedGet(
  own: GetConnectorDefinition,
  described: GetConnectorDefinition,
  seed: string,
): GetConnectorDefinition {
  const ownFields = new Map(own.fields.map((field, index) => [field.id, { field, index }]));
  const theirFields = new Map(described.fields.map((field) => [field.id, field]));
  const columns = mergedOrder([...theirFields.keys()], [...ownFields.keys()]).flatMap((id) => {
    const ours = ownFields.get(id);
    const theirs = theirFields.get(id);
    return ours ?? (theirs ? { field: theirs, index: -1 } : []);
  });
  const fields = columns.map(({ field }, index) => ({ ...field, fieldId: codeAt(field.fieldId, index) }));
  const source = (): RowSource => {
    const rows = own.source();
    return {
      get length() {
        return rows.length;
      },
      cell: (row, at) => {
        const column = columns[at];
        if (!column) return null;
        if (column.index >= 0) return rows.cell(row, column.index);
        // By the row's own first cell, not its number: a made-up value stays with its row when others come and go.
        return madeUpCell(`${seed} ${own.id}`, column.field, String(rows.cell(row, 0)));
      },
    };
  };
  return { ...own, fields, source };
}

/** Numbered codes are given anew, so that none stands twice; a custom field's own stays. */
function codeAt(fieldId: string, index: number): string {
  return /^U\d{3}$/.test(fieldId) ? `U${String(index + 1).padStart(3, "0")}` : fieldId;
}

function widenedUpdate(
  own: UpdateConnectorDefinition,
  described: UpdateConnectorDefinition,
): UpdateConnectorDefinition {
  // Another root is another payload: then the world's own counts.
  if (own.root.name !== described.root.name) return own;
  return { ...own, root: widenedObject(own.root, described.root) };
}

function widenedObject(own: UpdateObject, described: UpdateObject): UpdateObject {
  return {
    ...own,
    fields: inDescribedOrder<UpdateField>(own.fields, described.fields, ({ fieldId }) => fieldId, widenedField),
    objects: inDescribedOrder<UpdateObject>(own.objects, described.objects, ({ name }) => name, widenedObject),
  };
}

/**
 * A field of the world's own stays where it lives. Its form follows the description as far as that is known to agree with
 * the real XSDs: the length of a text, and what cannot be emptied; its code list is given the codes that it lacks.
 */
function widenedField(own: UpdateField, described: UpdateField): UpdateField {
  const isSameText = own.xsdType === "string" && described.xsdType === "string" && described.length > 0;
  const values =
    own.values && described.values
      ? inDescribedOrder<CodeValue>(
          own.values,
          described.values,
          ({ id }) => id,
          (ours) => ours,
        )
      : own.values;
  return {
    ...own,
    length: isSameText ? described.length : own.length,
    nillable: own.nillable && described.nillable,
    values,
  };
}

function inDescribedOrder<T>(
  own: readonly T[],
  described: readonly T[],
  nameOf: (one: T) => string,
  join: (own: T, described: T) => T,
): T[] {
  const ours = new Map(own.map((one) => [nameOf(one), one]));
  const theirs = new Map(described.map((one) => [nameOf(one), one]));
  return mergedOrder([...theirs.keys()], [...ours.keys()]).flatMap((name) => {
    const inOwn = ours.get(name);
    const inDescribed = theirs.get(name);
    if (inOwn && inDescribed) return [join(inOwn, inDescribed)];
    const either = inOwn ?? inDescribed;
    return either ? [either] : [];
  });
}
