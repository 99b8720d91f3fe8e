import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { log } from "@/lib/log/log";
import { endSession, SESSION_LIFE_MS, startSession } from "@/lib/store/sessions/session-store";
import type { AuthSettings } from "./auth-settings";
import { oidcProvider } from "./oidc-provider";
import { safePath } from "./safe-path";
import { sessionCookie } from "./session-cookie";
import type { SessionToken } from "./session-token";
import { signInWithOidc } from "./sign-in-with-oidc";
import { signInWithPassword } from "./sign-in-with-password";

/**
 * lib/session answers one question: who is this? It is the only room that knows the sign-in library (next-auth 4).
 * What somebody may do is not decided here but in the verbs of lib/services.
 */

/** Who stands at the door, as far as the request tells. */
export type Visitor = { address: string; userAgent: string; now: () => Date; sessionId: string | null };

/** Next-auth's options for one request: signing in writes the visitor's address into the new session. */
export function authOptionsFor(settings: Omit<AuthSettings, "hasProxy">, visitor: Visitor): AuthOptions {
  return {
    secret: settings.authSecret,
    useSecureCookies: settings.isHttps,
    session: { strategy: "jwt", maxAge: SESSION_LIFE_MS / 1000 },
    cookies: { sessionToken: sessionCookie(settings.isHttps) },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(visitor), ...(settings.oidc ? [oidcProvider(settings.oidc)] : [])],
    callbacks: {
      /** A path, never an address: the answer then works under whatever name the console is reached. */
      redirect: ({ url, baseUrl }) => safePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      signIn: async ({ account, profile }) =>
        account?.type !== "oauth" ||
        (await withoutItsWords(() => signInWithOidc(profile))) !== null ||
        "/sign-in?error=NoAccount",
      jwt: async ({ token, user, account, profile }) => {
        if (!account) return token;
        const personId = account.type === "oauth" ? (await signInWithOidc(profile))?.id : user.id;
        if (!personId) throw new Error("Signed in, but as nobody");
        return openSession(personId, visitor);
      },
    },
    logger: {
      error: (code, metadata) => log().warn({ code, reason: reasonOf(metadata) }, "sign-in library"),
      warn: (code) => log().debug({ code }, "sign-in library"),
      debug: () => undefined,
    },
  };
}

/** A new session id at every sign-in; the session that the browser still held ends. */
async function openSession(personId: string, visitor: Visitor): Promise<SessionToken> {
  const now = visitor.now();
  if (visitor.sessionId) await endSession(visitor.sessionId, now);
  const { address, userAgent } = visitor;
  return { sub: personId, sid: await startSession({ personId, address, userAgent, now }) };
}

function passwordProvider(visitor: Visitor) {
  return CredentialsProvider({
    id: "password",
    credentials: { email: {}, password: {} },
    async authorize(credentials) {
      const { email = "", password = "" } = credentials ?? {};
      if (typeof email !== "string" || typeof password !== "string") return null;
      const result = await withoutItsWords(() =>
        signInWithPassword({ email, password, address: visitor.address, now: visitor.now() }),
      );
      // Next-auth carries an error's text to the browser in the address it answers with.
      if (result.outcome === "wait") throw new Error(`Wait ${result.retryAt.toISOString()}`);
      return result.outcome === "ok" ? result.person : null;
    },
  });
}

/** An unexpected error's text would reach the browser in an address: the log gets it, the browser one neutral word. */
async function withoutItsWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log().error({ err: error }, "signing in failed");
    throw new Error("Internal");
  }
}

/** The library's errors may carry what a provider answered; their name and first line are enough to find the cause. */
function reasonOf(metadata: unknown): string {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]?.slice(0, 200) ?? ""}` : "";
}
