import { z } from "zod";
import type { VisitorContext } from "./visitor-context";

/** The secret part of a one-time link: 32 bytes in base64url. */
export const SetUpSecret = z.string().regex(/^[\w-]{43}$/);

/** Whom a set-up link is for; `null` as person = the first administrator. Null for a link that works no longer. */
export async function findSetUp(
  visitor: VisitorContext,
  secret: string,
): Promise<{ person: { email: string; name: string } | null } | null> {
  if (!SetUpSecret.safeParse(secret).success) return null;
  return visitor.setUpLinks.find(secret, visitor.now());
}
