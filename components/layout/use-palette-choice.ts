import { useState } from "react";
import type { PaletteEntry } from "./palette-entries";

type Found = readonly (readonly [string, readonly PaletteEntry[]])[];

/** How an entry is known in the list. */
export function valueOf({ group, id }: PaletteEntry): string {
  return `${group} ${id}`;
}

/**
 * Which entry Enter would open: the one moved to, as long as it is there, and else the first. Entries come and go by
 * themselves while one types, for some are asked of the server; without this nothing would be chosen then.
 */
export function usePaletteChoice(found: Found): { value: string; onValueChange: (value: string) => void } {
  const [wished, onValueChange] = useState("");
  const values = found.flatMap(([, entries]) => entries.map(valueOf));
  return { value: values.includes(wished) ? wished : (values[0] ?? ""), onValueChange };
}
