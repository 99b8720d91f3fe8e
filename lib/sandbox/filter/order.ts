/** One field of `orderbyfieldids`. */
export type WrittenOrder = { fieldId: string; descending: boolean };

/** Reads `orderbyfieldids`: a comma list, `-` in front is descending (protocol 3.5). */
export function readOrder(written: string): WrittenOrder[] {
  return written
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "-")
    .map((part) =>
      part.startsWith("-") ? { fieldId: part.slice(1), descending: true } : { fieldId: part, descending: false },
    );
}
