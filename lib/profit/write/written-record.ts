/** A record that an answer tells of: the object's name, and the keys that Profit gave it, as text (protocol 3.6). */
export type WrittenRecord = { object: string; ids: Readonly<Record<string, string>> };

/** `bytes` and `status` are for the history. */
export type WriteAnswer = { records: WrittenRecord[]; bytes: number; status: number };
