import "server-only";
import { z } from "zod";
import { linkOidcSubject, personOfOidcSubject } from "@/lib/store/people/oidc-subject";

/** What we read of an ID token. The signature, issuer, audience, nonce and times were checked by then. */
const OidcProfile = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
});

/**
 * The person behind an ID token, or null when nobody here is. An administrator adds people; the provider only proves who
 * somebody is. The first time the e-mail address joins the two, afterwards the provider's own id alone: an address that
 * is given to somebody else later does not bring the account along.
 */
export async function signInWithOidc(profile: unknown): Promise<{ id: string } | null> {
  const claims = OidcProfile.safeParse(profile);
  if (!claims.success) return null;
  const { iss, sub, email, email_verified: isVerified } = claims.data;
  const subject = `${iss} ${sub}`;

  const known = await personOfOidcSubject(subject);
  if (known) return known.disabledAt ? null : { id: known.id };
  // Absent is taken as true: several large providers never send the claim for the addresses they manage themselves.
  if (!email || isVerified === false) return null;
  return linkOidcSubject(email.trim().toLowerCase(), subject);
}
