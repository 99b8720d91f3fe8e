import { objectsOf } from "@/lib/schema/flatten";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";

/** A value in which each part of the schema is a number, so that a list of fields does not carry all their codes along. */
export type Packed<T> = { packed: unknown; of?: T };

const PART = "schemaPart";

/** Objects, fields and codes of a schema, numbered alike wherever there is a copy of it. */
export class SchemaParts {
  readonly #parts: object[] = [];
  readonly #numbers = new Map<object, number>();

  constructor(schema: Pick<ConnectorSchema, "root">) {
    for (const { object } of objectsOf(schema)) {
      this.#add(object);
      for (const field of [...object.keys, ...object.fields]) {
        this.#add(field);
        for (const code of field.codes ?? []) this.#add(code);
      }
    }
  }

  pack<T>(value: T): Packed<T> {
    return { packed: this.#packed(value) };
  }

  unpack<T>({ packed }: Packed<T>): T {
    return this.#unpacked(packed) as T;
  }

  #add(part: object): void {
    if (!this.#numbers.has(part)) this.#numbers.set(part, this.#parts.push(part) - 1);
  }

  #packed(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const number = this.#numbers.get(value);
    if (number !== undefined) return { [PART]: number };
    if (Array.isArray(value)) return value.map((one) => this.#packed(one));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#packed(one)]));
  }

  #unpacked(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.#unpacked(one));
    if (PART in value) return this.#parts[value[PART] as number];
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#unpacked(one)]));
  }
}
