import { setTimeout as pause } from "node:timers/promises";

const LONGEST_WAIT_MS = 1_000;

/** An export that runs in this process. */
type Running = { stop: () => void; ended: Promise<void> };

// Next evaluates modules more than once, hence globalThis.
const place = globalThis as typeof globalThis & { schakelRunningExports?: Map<string, Running> };

function running(): Map<string, Running> {
  return (place.schakelRunningExports ??= new Map());
}

/** The result tells that it has ended. */
export function noteRunning(exportId: string, stop: () => void): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const own = { stop, ended: promise };
  running().set(exportId, own);
  return () => {
    if (running().get(exportId) === own) running().delete(exportId);
    resolve();
  };
}

/**
 * A reader that went on without us: whoever goes on with the export ends the run before. Of a run whose reader takes
 * nothing any more, and does not leave either, the end is not waited for: it learns of it with its next piece.
 */
export async function stopRunning(exportId: string): Promise<void> {
  const found = running().get(exportId);
  if (!found) return;
  found.stop();
  await Promise.race([found.ended, pause(LONGEST_WAIT_MS)]);
}
