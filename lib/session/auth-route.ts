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

const MAX_BODY_BYTES = 16_384;

/** GET and POST of /api/auth. */
export async function authRoute(request: Request, context: RouteContext): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  const isOpen = (request.method === "POST" ? OPEN.POST : OPEN.GET).includes(action);
  if (!isOpen) return new Response(null, { status: 404 });
  // Anybody may post here and the library reads it whole: nothing that a form of ours sends comes near this.
  const sizeBytes = Number(request.headers.get("content-length") ?? NaN);
  if (request.method === "POST" && !(sizeBytes <= MAX_BODY_BYTES)) return new Response(null, { status: 413 });

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
