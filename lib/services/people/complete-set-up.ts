import { z } from "zod";
import { ServiceError } from "../errors";
import { SetUpSecret } from "./find-set-up";
import { EmailAddress, PasswordInput, PersonName } from "./person-fields";
import { assertStrongPassword } from "./password-rules";
import type { VisitorContext } from "./visitor-context";

export const CompleteSetUpInput = z.object({
  secret: SetUpSecret,
  /** Given by the first administrator; for others the address stands fixed. */
  email: EmailAddress.optional(),
  name: PersonName,
  password: PasswordInput,
});
export type CompleteSetUpInput = z.output<typeof CompleteSetUpInput>;

/**
 * Uses a one-time link: makes the first administrator, or gives its person the chosen name and password. Resolves to the
 * e-mail address to sign in with. Throws LINK_EXPIRED, WEAK_PASSWORD or INVALID_INPUT; only success uses the link up.
 */
export async function completeSetUp(visitor: VisitorContext, input: CompleteSetUpInput): Promise<{ email: string }> {
  const { secret, name, password } = input;
  const link = await visitor.setUpLinks.find(secret, visitor.now());
  if (!link) throw new ServiceError("LINK_EXPIRED", "This link works no longer");
  const email = link.person?.email ?? input.email;
  if (!email)
    throw new ServiceError("INVALID_INPUT", "The first administrator needs an e-mail address", { fields: "email" });
  assertStrongPassword(password, { email, name });

  const person = await visitor.setUpLinks.redeem({ secret, email, name, password, now: visitor.now() });
  if (!person) throw new ServiceError("LINK_EXPIRED", "This link works no longer");
  await visitor.historyOf({ id: person.id, name }).record({
    kind: "act",
    action: "person.setUp",
    outcome: "ok",
    subject: person.email,
  });
  return { email: person.email };
}
