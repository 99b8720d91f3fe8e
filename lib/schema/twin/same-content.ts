import type { ImpliedAction } from "./update-content";
import type { FieldKind, SchemaField } from "../connector-schema";
import type { UpdateObject, UpdateRecord, UpdateValue } from "./update-content";

/**
 * Whether a value that is wanted is there already. `""` clears a field as null does (protocol 6.3), `1.50` is `1.5` and
 * `1` is true where the schema says so: what means the same is left as it was written.
 */
export function isSameText(field: SchemaField | null, wanted: string | null, current: string | null): boolean {
  if (wanted === current) return true;
  if (wanted === null || current === null) return wanted === "";
  const meaning = meaningOf(field?.kind);
  const meant = meaning?.(wanted);
  return meant !== undefined && meant === meaning?.(current);
}

function meaningOf(kind: FieldKind | undefined): ((text: string) => string | undefined) | undefined {
  if (kind === "int" || kind === "decimal") return numberMeant;
  return kind === "boolean" ? (text) => BOOLEANS.get(text.trim()) : undefined;
}

export const BOOLEANS: ReadonlyMap<string, "true" | "false"> = new Map([
  ["true", "true"],
  ["1", "true"],
  ["false", "false"],
  ["0", "false"],
]);

function numberMeant(text: string): string | undefined {
  const [, minus, whole = "", part = ""] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text.trim()) ?? [];
  if (minus === undefined || !/\d/.test(text)) return undefined;
  const digits = `${whole}.${part}`;
  return digits === "." ? "0" : `${minus === "-" ? "-" : ""}${digits}`;
}

/** A record that does not say what it does, does what the method says, or what is not said either. */
export function isSameRecord(wanted: UpdateRecord, current: UpdateRecord, implied: ImpliedAction): boolean {
  const isSameAction =
    wanted.action === null ? (current.action ?? implied) === implied : wanted.action === current.action;
  return (
    isSameAction &&
    areSameValues(wanted.keys, current.keys) &&
    isSamePart(wanted.fields, current.fields, areSameValues) &&
    isSamePart(wanted.objects, current.objects, (one, other) => areSameObjects(one, other, implied))
  );
}

function isSamePart<T>(
  wanted: readonly T[] | null,
  current: readonly T[] | null,
  areSame: (wanted: readonly T[], current: readonly T[]) => boolean,
): boolean {
  return wanted === null || current === null ? wanted === current : areSame(wanted, current);
}

/** In the same order: this only says what can be passed over whole. */
function areSameValues(wanted: readonly UpdateValue[], current: readonly UpdateValue[]): boolean {
  return (
    wanted.length === current.length &&
    wanted.every(({ name, field, text }, index) => {
      const other = current[index];
      return other?.name === name && isSameText(field, text, other.text);
    })
  );
}

function areSameObjects(
  wanted: readonly UpdateObject[],
  current: readonly UpdateObject[],
  implied: ImpliedAction,
): boolean {
  return (
    wanted.length === current.length &&
    wanted.every(({ name, records }, index) => {
      const other = current[index];
      return (
        other?.name === name &&
        other.records.length === records.length &&
        records.every((record, at) => isSameRecord(record, other.records[at] as UpdateRecord, implied))
      );
    })
  );
}
