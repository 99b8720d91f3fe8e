import { Worker, type WorkerOptions } from "node:worker_threads";
import { compileUpdate } from "./compile-update";
import type { CompiledUpdate, CompileOrder } from "./compiled-update";

/** A smaller document is done in less time than a thread takes to start. */
const LARGE_CHARACTERS = 512 * 1024;
/** A document of 75 MB is held several times over: as text, tree, JSON. */
const MEMORY = { maxOldGenerationSizeMb: 2_048 };

/** Compiles a document: a large one in a thread of its own, for it takes seconds. `options` are for tests, which run from source. */
export async function compiledUpdate(order: CompileOrder, options: WorkerOptions = {}): Promise<CompiledUpdate> {
  if (order.xml.length <= LARGE_CHARACTERS) return compileUpdate(order);
  const worker = new Worker(new URL("./compile.worker.ts", import.meta.url), { resourceLimits: MEMORY, ...options });
  try {
    return await new Promise<CompiledUpdate>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The thread that compiles ended too soon (code ${code})`)));
      worker.postMessage(order);
    });
  } finally {
    await worker.terminate();
  }
}
