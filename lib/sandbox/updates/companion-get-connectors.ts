import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { FieldDefinition, GetConnectorDefinition } from "../rows/definition";
import { sourceOf } from "../rows/row-source";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "./definition";
import { identifyingFields } from "./store/key-index";
import type { RecordStore } from "./store/record-store";

/** A record with its ancestors, the root first and itself last. */
type Chain = readonly object[];

/** A field of one of the levels of a chain. */
type Column = { level: number; object: UpdateObject; field: UpdateField; id: string };

/**
 * GetConnectors of the sandbox's own that show all that an UpdateConnector can write, so that every write can be read
 * back: `Sandbox_<Id>` the records of its root, `Sandbox_<Id>_<Object>_<Object>` those of an object below it, with what
 * identifies the records around them in front.
 */
export function companionGetConnectors(
  { id, description, root }: UpdateConnectorDefinition,
  store: RecordStore,
): GetConnectorDefinition[] {
  const companions = (
    name: string,
    levels: readonly UpdateObject[],
    object: UpdateObject,
  ): GetConnectorDefinition[] => {
    const path = [...levels, object];
    const columns = columnsOf(path);
    return [
      {
        id: name,
        description: path.length === 1 ? description.nl : `${description.nl}: ${object.label.nl}`,
        fields: columns.map(fieldOf),
        source: () => sourceOf(chainsOf(store, path), columns.map(readerOf(store))),
      },
      ...object.objects.flatMap((child) => companions(`${name}_${child.name}`, path, child)),
    ];
  };
  return companions(`Sandbox_${id}`, [], root);
}

/** Key attributes first; a name that stands for more than one field gets the object's name in front. */
function columnsOf(path: readonly UpdateObject[]): Column[] {
  const columns = path.flatMap((object, level): Omit<Column, "id">[] => {
    const isLast = level === path.length - 1;
    const fields = isLast
      ? [...object.fields].sort((left, right) => Number(right.isKey) - Number(left.isKey))
      : identifyingFields(object);
    return fields.map((field) => ({ level, object, field }));
  });
  const own = path.length - 1;
  const isFree = (column: Omit<Column, "id">) =>
    !columns.some(({ level, field }) => level > column.level && field.fieldId === column.field.fieldId);
  return columns.map((column) => {
    const { level, object, field } = column;
    const id = level === own || isFree(column) ? field.fieldId : `${object.name}_${field.fieldId}`;
    return { ...column, id };
  });
}

/** A time of day is text: a GetConnector has no kind of its own for it. */
function fieldOf({ id, field }: Column): FieldDefinition {
  const { fieldId, dataType, xsdType, label, length, controlType, decimals } = field;
  return { id, fieldId, dataType: xsdType === "time" ? "string" : dataType, label, length, controlType, decimals };
}

function readerOf(store: RecordStore) {
  return ({ level, object, field }: Column) =>
    (chain: Chain): CellValue => {
      const record = chain[level];
      return record ? store.read(object, field, record) : null;
    };
}

function chainsOf(store: RecordStore, path: readonly UpdateObject[]): Chain[] {
  return path.reduce<Chain[]>(
    (chains, object) =>
      chains.flatMap((chain) => store.list(object, chain.at(-1) ?? null).map((record) => [...chain, record])),
    [[]],
  );
}
