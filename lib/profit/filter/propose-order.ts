import type { GetConnectorField } from "../wire/get-connector-metainfo";
import type { SortField } from "./rows-query";

/**
 * What the proposal rests on. Metainfo names no unique key (protocol 9.23), so it stays a proposal until reading has
 * seen no two neighbours alike: `id` a field that is meant to be unique by its name, `keys` all key-like fields
 * together, `all` every field (rows that are then still alike cannot be told apart, so losing count of them is all
 * that can happen), `none` nothing to order by.
 */
export type OrderProposal = { orderBy: SortField[]; basis: "id" | "keys" | "all" | "none" };

/** Profit's code for a key- or number-like field (protocol 3.3). */
const KEY_CONTROL = 5;
/** Enough for the deepest keys seen, and short enough for the 2049 characters of a query. */
const MOST_KEYS = 6;
const MOST_CHARACTERS = 1_200;

const UNIQUE_NAME = /^(id|guid|uuid|sysid|rowid|record_?id|volg_?id|unieke?_?(id|sleutel))$/i;
const KEY_NAME = /(id|guid|nummer|nr|number|code|key|sleutel|seqno|sequence)$/i;

/** Proposes an order under which paging neither loses nor doubles rows (protocol 3.5, paging). */
export function proposeOrder(fields: readonly GetConnectorField[]): OrderProposal {
  // A dot in the id cannot reliably be sorted on; long texts cannot be told apart quickly (protocol 3.5).
  const sortable = fields.filter(({ id, dataType }) => !/[.,;]/.test(id) && dataType !== "blob");
  const unique = sortable.find(({ id }) => UNIQUE_NAME.test(id));
  if (unique) return { orderBy: ascending([unique]), basis: "id" };
  const keys = sortable.map((field) => ({ field, weight: keyWeight(field) })).filter(({ weight }) => weight > 0);
  if (keys.length > 0) {
    // Sorting is stable: fields of one weight keep Profit's order, in which headers come before lines.
    const best = keys.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_KEYS);
    return { orderBy: ascending(best.map(({ field }) => field)), basis: "keys" };
  }
  const all = withinCharacters(sortable);
  return all.length > 0 ? { orderBy: ascending(all), basis: "all" } : { orderBy: [], basis: "none" };
}

/** The given order, made safe: what is proposed stands behind it and decides only between rows that are alike. */
export function safeOrder(own: readonly SortField[], fields: readonly GetConnectorField[]): SortField[] {
  const { orderBy } = proposeOrder(fields);
  return [...own, ...orderBy.filter(({ fieldId }) => !own.some((sort) => sort.fieldId === fieldId))];
}

function keyWeight({ id, dataType, controlType }: GetConnectorField): number {
  if (dataType === "boolean" || dataType === "date" || dataType === "decimal") return 0;
  const isControl = controlType === KEY_CONTROL;
  const isNamed = KEY_NAME.test(id);
  return isControl && isNamed ? 3 : isControl ? 2 : isNamed ? 1 : 0;
}

function withinCharacters(fields: readonly GetConnectorField[]): GetConnectorField[] {
  let left = MOST_CHARACTERS;
  return fields.filter(({ id }) => (left -= encodeURIComponent(id).length + 1) >= 0);
}

function ascending(fields: readonly GetConnectorField[]): SortField[] {
  return fields.map(({ id }) => ({ fieldId: id, direction: "asc" }));
}
