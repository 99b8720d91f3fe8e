import type {
  Code,
  Disagreement,
  DisagreementSubject,
  FieldKind,
  SchemaField,
  SchemaObject,
  SourceKind,
} from "./connector-schema";
import { mergedOrder } from "./merged-order";

/** What one source says. */
export type Told<T> = { source: SourceKind; value: T };

type Tell = (disagreement: Disagreement) => void;

/** Keys and fields of an object out of several sources; a field is a key where the first that tells of it says so. */
export function joinFields(
  told: readonly Told<SchemaObject>[],
  path: readonly string[],
  tell: Tell,
): { keys: SchemaField[]; fields: SchemaField[] } {
  const all = told.map(({ source, value }) => ({ source, fields: [...value.keys, ...value.fields] }));
  const ids = all.map(({ fields }) => fields.map(({ id }) => id)).reduce(mergedOrder, []);
  const joined = ids.map((id) => {
    const having = all.flatMap(({ source, fields }) =>
      fields.filter((field) => field.id === id).map((value) => ({ source, value })),
    );
    const say = (about: DisagreementSubject, said: Disagreement["said"]) => tell({ path, fieldId: id, about, said });
    if (having.length < all.length) {
      const has = (source: SourceKind) => having.some((one) => one.source === source);
      say(
        "presence",
        all.map(({ source }) => ({ source, value: has(source) ? id : null })),
      );
    }
    return joinField(having, say);
  });
  return { keys: joined.filter(({ isKey }) => isKey), fields: joined.filter(({ isKey }) => !isKey) };
}

function joinField(
  told: readonly Told<SchemaField>[],
  say: (about: DisagreementSubject, said: Disagreement["said"]) => void,
): SchemaField {
  const [first] = told;
  if (!first) throw new Error("No source tells of the field");
  /** The first that tells, after telling of those that differ from it. */
  const pick = <T extends string | number | boolean>(
    about: DisagreementSubject,
    read: (field: SchemaField, source: SourceKind) => T | null,
    isSame: (one: Told<T>, other: Told<T>) => boolean = (one, other) => one.value === other.value,
  ): T | null => {
    const telling = told.flatMap(({ source, value }) => {
      const found = read(value, source);
      return found === null ? [] : [{ source, value: found }];
    });
    const [chosen] = telling;
    if (!chosen) return null;
    if (telling.some((other) => !isSame(chosen, other)))
      say(
        about,
        telling.map(({ source, value }) => ({ source, value: String(value) })),
      );
    return chosen.value;
  };
  return {
    id: first.value.id,
    label: pick("label", ({ label }) => label),
    englishLabel: told.map(({ value }) => value.englishLabel).find((label) => label !== null) ?? null,
    kind: pick("kind", ({ kind }) => kind, areKindsAlike) ?? first.value.kind,
    length: pick("length", ({ length }) => length),
    totalDigits: pick("totalDigits", ({ totalDigits }) => totalDigits),
    decimals: pick("decimals", ({ decimals }) => decimals),
    // The OpenAPI files tell keys by examples only: that they do not call a field a key says nothing.
    isKey: pick("key", ({ isKey }, source) => (source === "openApi" && !isKey ? null : isKey)) ?? false,
    isMandatory: pick("mandatory", ({ isMandatory }) => isMandatory),
    isNillable: pick("nillable", ({ isNillable }) => isNillable),
    isNotZero: pick("notZero", ({ isNotZero }) => isNotZero),
    isCustom: first.value.isCustom,
    codes: joinCodes(told, say),
    reference: told.map(({ value }) => value.reference).find((reference) => reference !== null) ?? null,
  };
}

const DATES: ReadonlySet<FieldKind> = new Set(["date", "dateTime", "time"]);
const TEXTS: ReadonlySet<FieldKind> = new Set(["text", "base64"]);

/** Metainfo knows one kind of date, and one of text and bytes; the OpenAPI files one of moment and time of day (protocol 6.2). */
function areKindsAlike(one: Told<FieldKind>, other: Told<FieldKind>): boolean {
  if (one.value === other.value) return true;
  const both = (kinds: ReadonlySet<FieldKind>) => kinds.has(one.value) && kinds.has(other.value);
  if (both(TEXTS)) return true;
  const isCoarse = [one, other].some(({ source }) => source === "metainfo");
  return both(DATES) && (isCoarse || (one.value !== "date" && other.value !== "date"));
}

function joinCodes(
  told: readonly Told<SchemaField>[],
  say: (about: "codes", said: Disagreement["said"]) => void,
): Code[] | null {
  const lists = told.flatMap(({ source, value: { codes } }) => (codes === null ? [] : [{ source, codes }]));
  const [first] = lists;
  if (!first) return null;
  const idsOf = (codes: readonly Code[]) => codes.map(({ id }) => id).sort();
  const mine = idsOf(first.codes).join("\n");
  if (lists.some(({ codes }) => idsOf(codes).join("\n") !== mine)) {
    say(
      "codes",
      lists.map(({ source, codes }) => ({ source, value: idsOf(codes).join(", ") })),
    );
  }
  const textOf = (id: string, read: (code: Code) => string | null) =>
    lists.flatMap(({ codes }) => codes.filter((code) => code.id === id).map(read)).find((text) => text !== null) ??
    null;
  return first.codes.map(({ id }) => ({
    id,
    text: textOf(id, ({ text }) => text),
    englishText: textOf(id, ({ englishText }) => englishText),
  }));
}
