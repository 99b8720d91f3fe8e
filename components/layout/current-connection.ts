import type { Connection } from "@/lib/services/connections/port";

/** What the shell shows of a connection: enough to name it and to know its environment. */
export type ShellConnection = Pick<
  Connection,
  "id" | "name" | "environmentType" | "environmentNumber" | "mayReadConnectors"
>;

/** The last connection worked with on this device; only its id. */
export const CONNECTION_COOKIE = "schakel-connection";

/** The connection a page is about: named by its address. `new` is a page, not a connection. */
export function connectionOfPath(pathname: string, connections: readonly ShellConnection[]): ShellConnection | null {
  const id = /^\/connections\/([^/]+)/.exec(pathname)?.[1];
  return connections.find((connection) => connection.id === id) ?? null;
}

/**
 * Where "read" leads from a page that is about no connection: the last one used, or the only one there is. Of several
 * none is guessed: the first by name may well be the one that cannot be read.
 */
export function lastConnectionOf(
  cookie: string | undefined,
  connections: readonly ShellConnection[],
): ShellConnection | null {
  return (
    connections.find((connection) => connection.id === cookie) ??
    (connections.length === 1 ? connections[0] : null) ??
    null
  );
}
