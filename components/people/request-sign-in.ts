/**
 * Speaks to /api/auth, the sign-in library's own routes: its token against forged requests first, then the attempt. The
 * library answers with an address that carries the outcome; here it becomes a value.
 */
export type SignInOutcome =
  { kind: "ok" } | { kind: "wrong" } | { kind: "wait"; until: Date } | { kind: "unreachable" } | { kind: "internal" };

/** Signs in with a password; the session cookie is set when the outcome is "ok". Never throws. */
export async function requestSignIn(credentials: { email: string; password: string }): Promise<SignInOutcome> {
  const answer = await postToAuth("callback/password", credentials);
  if (!(answer instanceof URL)) return { kind: answer };
  const error = answer.searchParams.get("error");
  if (error === "CredentialsSignin") return { kind: "wrong" };
  const until = error?.startsWith("Wait ") ? new Date(error.slice(5)) : null;
  if (until && !Number.isNaN(until.getTime())) return { kind: "wait", until };
  // Whatever else stays at /api/auth is not a page to go to: a refused token, or trouble of the server.
  return { kind: error || answer.pathname.startsWith("/api/") ? "internal" : "ok" };
}

/** Where to go to sign in at the organisation's own provider. Never throws. */
export async function requestOidcAddress(backTo: string): Promise<URL | "unreachable" | "internal"> {
  const answer = await postToAuth("signin/oidc", { callbackUrl: backTo });
  return answer instanceof URL && answer.searchParams.has("error") ? "internal" : answer;
}

async function postToAuth(path: string, fields: Record<string, string>): Promise<URL | "unreachable" | "internal"> {
  try {
    const token = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await token.json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    const answer = await fetch(`/api/auth/${path}`, { method: "POST", body });
    const { url } = (await answer.json()) as { url?: unknown };
    return typeof url === "string" ? new URL(url, window.location.href) : "internal";
  } catch (error) {
    // Fetch throws TypeError when nobody answers; anything else is an answer that was not what we expected.
    return error instanceof TypeError ? "unreachable" : "internal";
  }
}
