import { DATA_TYPES, type DataType } from "../wire/data-types";
import { wrongShape } from "./xml-bytes";

/** What the scanner must know of a field: SOAP sends nothing but text (protocol 4.4). */
export type SoapField = { id: string; dataType: string };

const NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}\p{Pc}.\-\u00b7]*$/u;

/**
 * The id behind the name of an element. Ids can hold anything, names cannot: what does not fit stands there as `_x0020_`,
 * as Microsoft's serializers write it (inferred; protocol 4.4).
 */
export function idOfName(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})_/g, (written, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

export function assertName(name: string): void {
  if (!NAME.test(name)) throw wrongShape(`An element of the answer is named "${name.slice(0, 80)}"`);
}

/** Which field an element of a row is, by its name as it stands or decoded; -1 for one that metainfo does not have. */
export class FieldNames {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #known = new Map<string, number>();
  readonly types: readonly DataType[];

  constructor(fields: readonly SoapField[]) {
    this.#columns = new Map(fields.map(({ id }, column) => [id, column]));
    this.types = fields.map(({ dataType }) => DATA_TYPES.find((type) => type === dataType.toLowerCase()) ?? "string");
  }

  columnOf(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    assertName(name);
    const column = this.#columns.get(name) ?? this.#columns.get(idOfName(name)) ?? -1;
    // A hostile answer may have a new name in every row.
    if (this.#known.size < 2_000) this.#known.set(name, column);
    return column;
  }
}
