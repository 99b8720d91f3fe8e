// cspell:ignore salar
import type { GetConnectorDefinition } from "./definition";
import type { RowSource } from "./row-source";

/** Fields that a privacy rule guards, by their name: citizen number, account number, birth date and place, pay. */
const PRIVATE = /bsn|iban|geboorte|birth|salar/i;

/** The numbers of a connector's fields that only a user with privacy rights sees filled. */
export function privateFieldsOf({ fields }: GetConnectorDefinition): ReadonlySet<number> {
  return new Set(fields.flatMap(({ id }, index) => (PRIVATE.test(id) ? [index] : [])));
}

/**
 * The same rows with those fields empty, so that no filter, order or answer tells what stands in them (protocol 7.1
 * names privacy rules; that such a field comes back as null is inferred).
 */
export function withoutPrivate(source: RowSource, fields: ReadonlySet<number>): RowSource {
  const cell: RowSource["cell"] = (row, field) => (fields.has(field) ? null : source.cell(row, field));
  if (!source.bulk) return { length: source.length, cell };
  const rising = new Map([...source.bulk.rising].filter(([field]) => !fields.has(field)));
  // What prints fast prints everything: without it rows go through their cells.
  return { length: source.length, cell, bulk: { rising } };
}
