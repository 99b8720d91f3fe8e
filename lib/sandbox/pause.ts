import type { ServerResponse } from "node:http";

/** Waits, but no longer than the caller does: a connection that closes ends it at once, so that nothing is left behind. */
export function pause(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.on("close", done);
    if (response.destroyed) done();
  });
}
