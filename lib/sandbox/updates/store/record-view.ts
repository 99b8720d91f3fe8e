import type { UpdateObject } from "../definition";
import type { RecordView } from "../rules";
import type { RecordStore } from "./record-store";

/** A record with what lies around it. It looks when it is asked, so it stays true while records change. */
export function viewOf(
  store: RecordStore,
  object: UpdateObject,
  record: object,
  parent: RecordView | null,
): RecordView {
  const view: RecordView = {
    object,
    record,
    parent,
    value: (fieldId) => {
      const field = object.fields.find((own) => own.fieldId === fieldId);
      return field ? store.read(object, field, record) : null;
    },
    children: (objectName) => {
      const child = object.objects.find(({ name }) => name === objectName);
      return child ? store.list(child, record).map((own) => viewOf(store, child, own, view)) : [];
    },
  };
  return view;
}
