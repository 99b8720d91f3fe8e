import { parentPort } from "node:worker_threads";
import { compileUpdate } from "./compile-update";
import type { CompileOrder } from "./compiled-update";

/** Compiles and checks one large document, so that the main thread stays free for everybody else. */
const port = parentPort;
if (!port) throw new Error("This file is the entry of a worker thread");
port.once("message", (order: CompileOrder) => port.postMessage(compileUpdate(order)));
