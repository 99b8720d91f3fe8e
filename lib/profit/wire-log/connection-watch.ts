import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { buildConnector } from "undici";

/**
 * What undici tells of a request while it is under way (its diagnostics channels): which connection it took, the head
 * as it was written, the bytes as they came in. Nobody who does not watch pays more than a look into an empty map.
 */
export type ConnectionWatch = {
  /** The request is on its way; `connectMs` is null when the connection was there already. */
  onSent(head: string, connectMs: number | null): void;
  /** No connection came about, so that certainly no byte of the request left. Told of `isOnce` requests alone. */
  onNotSent?(): void;
  /** A piece of the body, still packed. */
  onPacked(bytes: number): void;
};

const watching = new AsyncLocalStorage<ConnectionWatch>();
const watches = new WeakMap<object, ConnectionWatch>();
/** How long making each connection took, until its first request. */
const freshSockets = new WeakMap<object, number>();

/** Runs a fetch of undici under the eyes of `watch`. */
export function watched<T>(watch: ConnectionWatch | undefined, run: () => Promise<T>): Promise<T> {
  return watch ? watching.run(watch, run) : run();
}

/** undici's own connector, with a clock beside it. */
export function timedConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options);
  return (target, callback) => {
    const startedAt = performance.now();
    connect(target, (...outcome) => {
      const [, socket] = outcome;
      if (socket) freshSockets.set(socket, performance.now() - startedAt);
      callback(...outcome);
    });
  };
}

subscribe("undici:request:create", (message) => {
  // Made in the fetch's own turn, so that its context is still ours; what follows runs in the socket's.
  const watch = watching.getStore();
  if (watch) watches.set((message as { request: object }).request, watch);
});

subscribe("undici:client:sendHeaders", (message) => {
  const { request, headers, socket } = message as { request: object; headers: string; socket: Socket };
  const connectMs = freshSockets.get(socket) ?? null;
  freshSockets.delete(socket);
  watches.get(request)?.onSent(headers, connectMs);
});

subscribe("undici:request:bodyChunkReceived", (message) => {
  const { request, chunk } = message as { request: object; chunk: Uint8Array };
  watches.get(request)?.onPacked(chunk.byteLength);
});
