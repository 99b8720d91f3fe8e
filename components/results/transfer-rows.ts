import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import type { PublicError } from "@/lib/actions/public-error";
import { rowCounter } from "./count-rows";
import type { ExportFormat } from "./export-choice";
import type { SaveTarget } from "./save-target";

/** `rows` is null for formats whose rows cannot be counted while they pass. */
export type TransferProgress = { rows: number | null; bytes: number };

/** How the texts say that rows were not counted: they leave the number out. */
export const UNCOUNTED = -1;

/** How an export ended. Only `done` leaves a file. */
export type TransferEnd =
  | ({ kind: "done"; fileName: string } & TransferProgress)
  | ({ kind: "stopped" } & TransferProgress)
  /** The transfer broke off after the first byte: the server breaks it when Profit does. */
  | ({ kind: "broken" } & TransferProgress)
  /** The disk or the browser did not take the bytes. */
  | ({ kind: "notSaved" } & TransferProgress)
  | { kind: "refused"; error: PublicError };

type Transfer = {
  url: string;
  format: ExportFormat;
  target: SaveTarget;
  signal: AbortSignal;
  onProgress: (progress: TransferProgress) => void;
};

/** Brings the rows of an export from our route to a file. Never throws; the end says truly what there is. */
export async function transferRows({ url, format, target, signal, onProgress }: Transfer): Promise<TransferEnd> {
  const counter = rowCounter(format);
  let bytes = 0;
  const end = async (kind: "stopped" | "broken" | "notSaved"): Promise<TransferEnd> => {
    await target.discard().catch(() => undefined);
    return { kind, rows: counter.rows(), bytes };
  };

  const response = await fetch(url, { signal }).catch(() => null);
  if (signal.aborted) return end("stopped");
  if (!response?.ok || !response.body) {
    await target.discard().catch(() => undefined);
    return { kind: "refused", error: response ? await publicErrorOf(response) : CONSOLE_UNREACHABLE };
  }

  const reader = response.body.getReader();
  for (;;) {
    const next = await reader.read().catch(() => null);
    if (signal.aborted) return end("stopped");
    if (!next) return end("broken");
    if (next.done) break;
    counter.add(next.value);
    bytes += next.value.byteLength;
    try {
      await target.write(next.value);
    } catch {
      await reader.cancel().catch(() => undefined);
      return end("notSaved");
    }
    onProgress({ rows: counter.rows(), bytes });
  }
  // A proxy may turn a broken transfer into one that ends politely.
  if (bytes > 0 && !counter.isWhole()) return end("broken");
  try {
    await target.finish();
  } catch {
    return end("notSaved");
  }
  return { kind: "done", fileName: target.fileName, rows: counter.rows(), bytes };
}
