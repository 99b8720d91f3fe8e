import type { SchemaField, SchemaObject } from "../../connector-schema";

/** Ordinary fields by which Profit knows a record, where the schema has no key (protocol 6.3, 6.4). */
const KEY_FIELDS: Readonly<Record<string, { id: string; match?: string }>> = {
  FbSales: { id: "OrNu" },
  PtProject: { id: "PrId" },
  KnOrganisation: { id: "BcCo", match: "MatchOga" },
  KnPerson: { id: "BcCo", match: "MatchPer" },
};
/** Of both match fields: by number. Any other way of finding a person or organisation needs no number. */
const BY_NUMBER = "0";

/** The field that says which record an update or a delete is of; null when there is none, or another way is chosen. */
export function keyFieldFor(object: SchemaObject, valueOf: (id: string) => string | null): SchemaField | null {
  const known = KEY_FIELDS[object.name];
  if (!known) return null;
  const match = known.match === undefined ? null : valueOf(known.match);
  if (match !== null && match.trim() !== BY_NUMBER) return null;
  return object.fields.find(({ id }) => id === known.id) ?? null;
}
