import "server-only";

/**
 * Tells the sign-in library where the console is. It takes the address from its own variable and from nothing else, and
 * it makes the redirect address from it that an OpenID Connect provider is given.
 */
export function setNextAuthAddress(address: URL): void {
  process.env["NEXTAUTH_URL"] = address.origin;
}
