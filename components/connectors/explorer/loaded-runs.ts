import { LoadedRows } from "@/components/results/row-store/loaded-rows";
import { rowsClient } from "@/components/results/row-store/rows-client";

/** The rows of the runs that somebody looks at. */
const runs = new Map<number, { rows: LoadedRows; holders: number }>();

/** A run's rows, from its first question until nobody holds them. On the server there are none, and none are kept. */
export function loadedRowsOf(runId: number): LoadedRows {
  if (typeof window === "undefined") return new LoadedRows(rowsClient, String(runId));
  const known = runs.get(runId);
  if (known) return known.rows;
  const rows = new LoadedRows(rowsClient, String(runId));
  runs.set(runId, { rows, holders: 0 });
  return rows;
}

/** Holds rows until the answer is called. Then the worker forgets them, unless somebody takes them over at once. */
export function holdRows(rows: LoadedRows): () => void {
  const runId = Number(rows.setId);
  const entry = runs.get(runId) ?? { rows, holders: 0 };
  runs.set(runId, entry);
  entry.holders++;
  return () => {
    entry.holders--;
    setTimeout(() => {
      if (entry.holders > 0) return;
      runs.delete(runId);
      rows.release();
    });
  };
}
