import { useEffect, useRef, useState } from "react";
import type { PublicError } from "@/lib/actions/public-error";
import { readFewRows, RowsError, type RowsRun } from "../explorer/rows-queries";
import { countBySkip, type CountProgress } from "@/lib/queries/count-by-skip";

export type Counted = { rows: number; at: Date };

/** Counts of this visit, by question: counting is dear, and a count with its moment is worth keeping. */
const counted = new Map<string, Counted>();

const INTERNAL: PublicError = { code: "INTERNAL", explanation: "internal", params: {} };
export const troubleOf = (error: unknown): PublicError => (error instanceof RowsError ? error.trouble : INTERNAL);

/** One count at a time; it ends with its panel. */
export function useCount({ connectionId, connectorId, query }: RowsRun, loaded: number) {
  const key = JSON.stringify([connectionId, connectorId, query.filter, query.transport ?? "rest"]);
  const [result, setResult] = useState(counted.get(key) ?? null);
  const [progress, setProgress] = useState<CountProgress | null>(null);
  const [trouble, setTrouble] = useState<PublicError | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function count(): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setTrouble(null);
    setProgress({ calls: 0, atLeast: query.skip + loaded, atMost: null });
    const hasRow = async (skip: number) => {
      const rows = await readFewRows({ connectionId, connectorId, query }, { skip, take: 1 });
      return rows.length > 0;
    };
    try {
      const rows = await countBySkip(hasRow, query.skip + loaded, {
        signal: stop.signal,
        onProgress: (one) => !stop.signal.aborted && setProgress(one),
      });
      if (rows === null) return;
      const fresh = { rows, at: new Date() };
      counted.set(key, fresh);
      setResult(fresh);
    } catch (error) {
      if (!stop.signal.aborted) setTrouble(troubleOf(error));
    } finally {
      if (running.current === stop) setProgress(null);
    }
  }

  return {
    result,
    progress,
    trouble,
    count: () => void count(),
    stop: () => {
      running.current?.abort();
      setProgress(null);
    },
  };
}
