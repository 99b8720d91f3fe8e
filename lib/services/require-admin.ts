import type { ServiceContext } from "./context";
import { ServiceError } from "./errors";

/** Changes to connections and people are an administrator's. Called first in a verb, before anything is looked up. */
export function requireAdmin(ctx: ServiceContext): void {
  if (ctx.actor.role !== "admin") throw new ServiceError("FORBIDDEN", "Only an administrator may do this");
}
