import "server-only";
import { settings } from "@/lib/config/settings";
import { log } from "@/lib/log/log";
import { ServiceError } from "@/lib/services/errors";
import { passwordProblem } from "@/lib/services/people/password-rules";
import {
  createSetUpLink as createLink,
  hasAnyAdministrator,
  insertFirstAdministrator,
} from "@/lib/store/set-up-links/set-up-link-store";

/**
 * Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD when there is none; called at every start. "missing":
 * nobody can administer this console yet, so show the link of `createSetUpLink()`. Throws ServiceError WEAK_PASSWORD
 * with a sentence for the operator; a password that is never used, because there is an administrator, is not judged.
 */
export async function ensureFirstAdministrator(): Promise<"made" | "present" | "missing"> {
  if (await hasAnyAdministrator()) return "present";
  const { firstAdmin } = settings();
  if (!firstAdmin) return "missing";
  const person = { ...firstAdmin, name: firstAdmin.email.split("@")[0] ?? firstAdmin.email };
  const problem = passwordProblem(person.password, person);
  if (problem) {
    const sentence = `ADMIN_PASSWORD is refused (${PROBLEMS[problem]}); at least 15 characters, for instance four words`;
    throw new ServiceError("WEAK_PASSWORD", sentence, { reason: problem });
  }
  const isMade = await insertFirstAdministrator(person);
  if (isMade) log().info({ email: person.email }, "first administrator made");
  return isMade ? "made" : "present";
}

const PROBLEMS = {
  tooShort: "too short",
  tooLong: "too long",
  common: "too easy to guess",
  personal: "made of the name or e-mail address",
};

/** The path of a one-time page where the first administrator is made; a link made earlier stops working. */
export async function createSetUpLink(): Promise<string> {
  const { secret } = await createLink(null);
  return `/set-up?${new URLSearchParams({ link: secret })}`;
}
