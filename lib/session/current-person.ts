import "server-only";
import { decode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findLiveSession } from "@/lib/store/sessions/session-store";
import { authSettings } from "./auth-settings";
import { clientAddress } from "./client-address";
import { sessionCookie } from "./session-cookie";
import { SessionToken } from "./session-token";

export type CurrentPerson = {
  id: string;
  email: string;
  name: string;
  role: "admin" | "consultant" | "support";
  sessionId: string;
  address: string;
};

/** Who makes this request, or null. Asks the store every time: a session ended elsewhere is over here at once. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const settings = authSettings();
  const token = await readSessionToken((await cookies()).get(sessionCookie(settings.isHttps).name)?.value);
  if (!token) return null;
  const session = await findLiveSession(token.sid, new Date());
  if (session?.person.id !== token.sub) return null;
  return { ...session.person, sessionId: session.id, address: clientAddress(await headers(), settings.hasProxy) };
});

/** What the cookie says, or null for anything we did not write ourselves. */
export async function readSessionToken(cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: authSettings().authSecret }).catch(() => null);
  const token = SessionToken.safeParse(claims);
  return token.success ? token.data : null;
}
