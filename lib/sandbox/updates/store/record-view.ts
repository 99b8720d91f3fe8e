import type { UpdateObject } from "../definition";
import type { RecordView } from "../rules";
import type { RecordStore } from "./record-store";

/**
 * A record with what lies around it. It looks when it is asked, so it stays true while records change. A class, because a
 * match is given one of every record there is: what it can tell is made only when somebody asks.
 */
class StoredView implements RecordView {
  readonly store: RecordStore;
  readonly object: UpdateObject;
  readonly record: object;
  readonly parent: RecordView | null;

  constructor(store: RecordStore, object: UpdateObject, record: object, parent: RecordView | null) {
    this.store = store;
    this.object = object;
    this.record = record;
    this.parent = parent;
  }

  get value(): RecordView["value"] {
    return (fieldId) => {
      const field = this.object.fields.find((own) => own.fieldId === fieldId);
      return field ? this.store.read(this.object, field, this.record) : null;
    };
  }

  get children(): RecordView["children"] {
    return (objectName) => {
      const child = this.object.objects.find(({ name }) => name === objectName);
      if (!child) return [];
      return this.store.list(child, this.record).map((own) => new StoredView(this.store, child, own, this));
    };
  }
}

export function viewOf(
  store: RecordStore,
  object: UpdateObject,
  record: object,
  parent: RecordView | null,
): RecordView {
  return new StoredView(store, object, record, parent);
}
