import { recordsIn } from "../../../updates/objects";
import type { RecordPlace, WriteContext } from "../../../updates/record-place";

/** Adds to a list of the company, so that the call can take it back. */
export function added<T>(list: T[], record: T, { journal }: WriteContext): T {
  journal.keep(list);
  list.push(record);
  return record;
}

export function taken<T>(list: T[], record: T, { journal }: WriteContext): void {
  journal.keep(list);
  const index = list.indexOf(record);
  if (index >= 0) list.splice(index, 1);
}

/** Changes a record that no line is about, because of one that is. */
export function changed<T extends object>(record: T, values: Partial<T>, { journal }: WriteContext): void {
  journal.keep(record);
  Object.assign(record, values);
}

/** Flags are text until they are checked: `0` and `false` are the same (protocol 3.6). */
export function isNo(written: string | null | undefined): boolean {
  return written === "0" || written?.toLowerCase() === "false";
}

/** A line that the company has no place for, but that is to know whose it is. */
export type Owned<P> = { owner: P };

export function ownedLines<P extends object>(): { records: RecordPlace } {
  const lines = new WeakMap<P, Owned<P>[]>();
  const linesOf = (owner: P): Owned<P>[] => {
    const known = lines.get(owner) ?? [];
    lines.set(owner, known);
    return known;
  };
  return recordsIn<P, Owned<P>>({
    list: linesOf,
    create: (owner, context) => added(linesOf(owner), { owner }, context),
    remove: (owner, line, context) => taken(linesOf(owner), line, context),
  });
}
