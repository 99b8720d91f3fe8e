import type { ServiceContext } from "../context";
import type { Connection } from "./port";

/** The connections this person may use, by name. Also feeds the shell's switcher. */
export function listConnections(ctx: ServiceContext): Promise<Connection[]> {
  return ctx.connections.listFor(ctx.actor);
}
