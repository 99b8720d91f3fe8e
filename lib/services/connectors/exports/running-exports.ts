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

/** A reader that went on without us: whoever goes on with the export ends the run before. */
export async function stopRunning(exportId: string): Promise<void> {
  const found = running().get(exportId);
  found?.stop();
  await found?.ended;
}
