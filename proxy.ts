import { NextResponse, type NextRequest } from "next/server";
import { IS_DEVELOPMENT } from "@/lib/config/mode";
import { contentSecurityPolicy, SECURITY_HEADERS, STRICT_TRANSPORT } from "@/lib/http/content-security-policy";

/**
 * Gives every page its headers of safety, with a new nonce each time. Nothing else may enter: who may see what is decided
 * where the data is read (lib/actions/context.ts, the service verbs), for a check here is a check that can be walked around.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, IS_DEVELOPMENT);

  const forPage = new Headers(request.headers);
  forPage.set("content-security-policy", policy); // Next finds the nonce for its own scripts in here
  // A layout cannot ask for its own address, and whoever must sign in first wants to come back to it.
  forPage.set("x-schakel-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers: forPage } });

  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (isHttps(request)) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
}

/** TLS ends before us; a browser that was lied to over http ignores the header anyway. */
function isHttps(request: NextRequest): boolean {
  return request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:";
}

export const config = {
  // Routes under /api set their own (lib/http): they stream, and a page's policy means nothing to a file.
  matcher: [
    {
      source: "/((?!api/|_next/static/|_next/image|favicon).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
