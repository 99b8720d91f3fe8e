import "server-only";
import { setNextAuthAddress } from "@/lib/config/next-auth-address";
import { settings } from "@/lib/config/settings";
import type { OidcSettings } from "./oidc-provider";

export type AuthSettings = {
  /** Whether people reach the console over https: decides the cookie's name and its Secure flag. */
  isHttps: boolean;
  authSecret: string;
  oidc: OidcSettings | null;
  /** Whether a proxy of our own stands in front, so that `x-forwarded-for` means something. */
  hasProxy: boolean;
};

/** What of the settings concerns signing in. BASE_URL set means: published under that name, by a proxy. */
export function authSettings(): AuthSettings {
  const { baseUrl, port, authSecret, oidc } = settings();
  setNextAuthAddress(baseUrl ?? new URL(`http://localhost:${port}`));
  return {
    isHttps: baseUrl?.protocol === "https:",
    authSecret,
    oidc: oidc && { ...oidc, issuer: oidc.issuer.href },
    hasProxy: baseUrl !== null,
  };
}
