import "server-only";

/**
 * Name and flags of the session cookie. On https the name starts with `__Host-`: a browser then takes the cookie only
 * from this very host, over https and for the whole site, so that a neighbouring subdomain cannot plant one. Plain http
 * (a laptop, an inner network without certificates) cannot have the prefix.
 */
export function sessionCookie(isHttps: boolean) {
  return {
    name: isHttps ? "__Host-schakel-session" : "schakel-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps },
  };
}
