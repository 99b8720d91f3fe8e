import { z } from "zod";

/** A place in the file from which an export can go on: behind a whole row, with nothing held back. */
export const Checkpoint = z.object({
  /** Bytes of the file up to here. */
  bytes: z.number().int().min(0),
  rows: z.number().int().min(0),
  /** The last row's values in the order's fields, as they stood in the answer. */
  key: z.array(z.string()).readonly().nullable(),
  pageSize: z.number().int().min(1),
  /** What the format's writer must know to go on, beyond that it has begun. */
  writer: z.json(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What of a checkpoint concerns the rows, and not the file. */
export type ExportPlace = Omit<Checkpoint, "bytes" | "writer">;

/** Kept as they are: the reader is at most a few pieces behind. */
const RECENT = 12;
const MOST = 30;

/**
 * Adds a checkpoint and lets older ones go: the last few stay, before them ever fewer. The very first places are not
 * needed for long, as no reader falls so far behind.
 */
export function withCheckpoint(known: readonly Checkpoint[], next: Checkpoint): Checkpoint[] {
  const all = [...known, next];
  if (all.length <= MOST) return all;
  const recent = all.slice(-RECENT);
  return [...all.slice(0, -RECENT).filter((_, index) => index % 2 === 0), ...recent];
}

/** The furthest one whose bytes the reader has. */
export function checkpointAt(known: readonly Checkpoint[], receivedBytes: number): Checkpoint | null {
  return known.findLast(({ bytes }) => bytes <= receivedBytes) ?? null;
}
