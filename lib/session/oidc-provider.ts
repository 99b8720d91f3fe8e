import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string };

/** Any OpenID Connect provider that publishes its addresses. Code flow with PKCE, state and nonce. */
export function oidcProvider({ issuer, clientId, clientSecret }: OidcSettings): OAuthConfig<{ sub: string }> {
  return {
    id: "oidc",
    name: "OpenID Connect",
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    clientId,
    clientSecret,
    httpOptions: { timeout: 10_000 },
    profile: (claims) => ({ id: claims.sub }),
  };
}
