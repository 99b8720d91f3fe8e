import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

/** Support fetches reports and attachments; writing into Profit is an administrator's and a consultant's (design 5.7). */
export function requireWriter({ actor }: Pick<ServiceContext, "actor">): void {
  if (actor.role === "support") throw new ServiceError("FORBIDDEN", "Support does not write into Profit");
}
