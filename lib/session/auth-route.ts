import "server-only";
import NextAuth from "next-auth";
import { cookies, headers } from "next/headers";
import { authOptionsFor } from "./auth-options";
import { authSettings } from "./auth-settings";
import { clientAddress } from "./client-address";
import { readSessionToken } from "./current-person";
import { sessionCookie } from "./session-cookie";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/**
 * What of the sign-in library is reachable. Left out on purpose: `session` (it would renew a cookie without asking the
 * store), `signout` (sign-out.ts ends the session itself) and `_log` (anybody could write in our log).
 */
const OPEN = { GET: ["csrf", "callback", "signin", "error"], POST: ["callback", "signin"] };

/** GET and POST of /api/auth. */
export async function authRoute(request: Request, context: RouteContext): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  const isOpen = (request.method === "POST" ? OPEN.POST : OPEN.GET).includes(action);
  if (!isOpen) return new Response(null, { status: 404 });

  const settings = authSettings();
  const [sent, cookie] = [await headers(), await cookies()];
  const previous = await readSessionToken(cookie.get(sessionCookie(settings.isHttps).name)?.value);
  const options = authOptionsFor(settings, {
    address: clientAddress(sent, settings.hasProxy),
    userAgent: sent.get("user-agent") ?? "",
    sessionId: previous?.sid ?? null,
    now: () => new Date(),
  });
  return (await NextAuth(request as never, context as never, options)) as Response;
}
