import { isSameText } from "@/lib/schema/twin/same-content";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { DocumentValues, RootRecord } from "../compile/compiled-update";
import type { FieldPlace } from "../port";
import type { RecordNow } from "../send/port";
import { fieldAt } from "./field-at";

/** A field that is not, or will not be, what it was. A masked value is only known to be there. */
export type RecordDifference = FieldPlace & {
  /** Place among the root's records, from 0. */
  record: number;
  before: string | null;
  after: string | null;
  isMasked: boolean;
};

type Schema = Pick<ConnectorSchema, "root">;

/** What changed between two looks at the same records. Fields that only one look shows are not compared. */
export function differencesBetween(
  schema: Schema,
  before: readonly RecordNow[],
  after: readonly RecordNow[],
): RecordDifference[] {
  return after.flatMap(({ record, state, values }) => {
    const then = before.find((one) => one.record === record);
    if (!then) return [];
    const places = state === "found" ? values : then.values;
    return places.flatMap(({ path, fieldId }) => {
      const [was, is] = [valueAt(then, { path, fieldId }), valueAt({ state, values }, { path, fieldId })];
      if (!was || !is) return [];
      return differing(schema, { path, fieldId }, { record, was, is });
    });
  });
}

/** What a document would make of the records as they are now. A record that nobody could read is not told of. */
export function differencesByDocument(
  schema: Schema,
  now: readonly RecordNow[],
  wanted: readonly DocumentValues[],
  records: readonly RootRecord[],
): RecordDifference[] {
  return now.flatMap(({ record, state, values }) => {
    const action = records[record]?.action;
    // What is inserted is new, whatever has the same key; it may not even be known yet.
    const look: Look = action === "insert" && state !== "found" ? { state: "none", values: [] } : { state, values };
    if (action === "delete") {
      return look.values.flatMap(({ path, fieldId, value, isMasked }) =>
        value === null ? [] : [{ record, path, fieldId, before: value, after: null, isMasked }],
      );
    }
    return (wanted[record] ?? []).flatMap(({ path, fieldId, value }) => {
      const was = valueAt(look, { path, fieldId });
      if (!was) return [];
      return differing(schema, { path, fieldId }, { record, was, is: { value, isMasked: was.isMasked } });
    });
  });
}

type Look = Pick<RecordNow, "state" | "values">;
type Seen = { value: string | null; isMasked: boolean };

/** A record that is not there has nothing in any field; of one that could not be read nothing is known. */
function valueAt({ state, values }: Look, place: FieldPlace): Seen | undefined {
  if (state === "none") return { value: null, isMasked: false };
  return values.find((one) => isSamePlace(one, place));
}

function differing(
  schema: Schema,
  { path, fieldId }: FieldPlace,
  { record, was, is }: { record: number; was: Seen; is: Seen },
): RecordDifference[] {
  const isMasked = was.isMasked || is.isMasked;
  const isSame = isSameText(fieldAt(schema, { path, fieldId }), is.value, was.value);
  return isSame ? [] : [{ record, path, fieldId, before: was.value, after: is.value, isMasked }];
}

export function isSamePlace(one: FieldPlace, other: FieldPlace): boolean {
  return (
    one.fieldId === other.fieldId &&
    one.path.length === other.path.length &&
    one.path.every((name, level) => name === other.path[level])
  );
}
