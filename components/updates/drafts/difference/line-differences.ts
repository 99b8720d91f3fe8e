import { diffLines } from "diff";

export type LineChange = { kind: "same" | "gone" | "new"; lines: string[] };

/** Looking longer would hold up the page; two texts that differ that much are read apart. */
const LONGEST_MS = 1_000;

/** Line by line from one text to another; null when they differ too much to tell. */
export function lineDifferences(from: string, to: string): LineChange[] | null {
  const changes = diffLines(from, to, { timeout: LONGEST_MS, stripTrailingCr: true });
  return (
    changes?.map(({ value, added, removed }) => ({
      kind: added ? "new" : removed ? "gone" : "same",
      lines: value.replace(/\n$/, "").split("\n"),
    })) ?? null
  );
}
