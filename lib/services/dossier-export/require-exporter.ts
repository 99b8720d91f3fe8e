import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

/** A whole dossier is more than support needs, who fetch one file at a time (design 5.7). */
export function requireExporter({ actor }: Pick<ServiceContext, "actor">): void {
  if (actor.role === "support") throw new ServiceError("FORBIDDEN", "Support does not export dossiers");
}
