import type { XmlObject, XmlRecord } from "@/lib/schema/twin/read-content";
import type { FieldPlace } from "../port";
import type { DocumentValues } from "./compiled-update";

/** As many records are read back: a hundred calls for one preview help nobody. */
export const READ_BACK_RECORDS = 20;

/** What the first records of a document say in these fields. */
export function documentValues(root: XmlObject, places: readonly FieldPlace[]): DocumentValues[] {
  if (places.length === 0) return [];
  return root.records.slice(0, READ_BACK_RECORDS).map((record) =>
    places.flatMap((place) => {
      const value = valueAt(root.name, record, place);
      return value === undefined ? [] : [{ path: place.path, fieldId: place.fieldId, value }];
    }),
  );
}

/** Below the root only where one record stands: which of several would be meant, nobody can tell. */
function valueAt(rootName: string, record: XmlRecord, { path, fieldId }: FieldPlace): string | null | undefined {
  const [first, ...names] = path;
  if (first !== rootName) return undefined;
  let at: XmlRecord | undefined = record;
  for (const name of names) {
    const records: readonly XmlRecord[] = (at.objects ?? [])
      .filter((object) => object.name === name)
      .flatMap((object) => object.records);
    at = records.length === 1 ? records[0] : undefined;
    if (!at) return undefined;
  }
  return [...at.keys, ...(at.fields ?? [])].find(({ name }) => name === fieldId)?.text;
}
