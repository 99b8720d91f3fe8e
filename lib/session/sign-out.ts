import "server-only";
import { cookies } from "next/headers";
import { endSession } from "@/lib/store/sessions/session-store";
import { authSettings } from "./auth-settings";
import { sessionCookie } from "./session-cookie";

/** Ends the session in use and takes the cookie back. For server actions: elsewhere cookies cannot be written. */
export async function signOut(sessionId: string): Promise<void> {
  await endSession(sessionId, new Date());
  const { name, options } = sessionCookie(authSettings().isHttps);
  // With the flags it was set with: browsers ignore a `__Host-` cookie that is taken back without Secure.
  (await cookies()).set({ name, value: "", ...options, maxAge: 0 });
}
