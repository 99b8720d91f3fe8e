import { createHash } from "node:crypto";
import { callUrl, type Reply } from "../calls";
import type { Sandbox } from "../server";

/** For the sandbox's own tests of OAuth: what a program and a browser do, step by step and without a library. */

export const REDIRECT_URI = "http://localhost:3000/oauth/callback";
export const VERIFIER = "a-verifier-of-enough-length-for-everybody-0123456789";
export const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

export type DescribedClient = { clientId: string; clientSecret: string; flows: string[]; redirectUris: string[] };

export type Tokens = { access_token: string; token_type: string; expires_in: number; refresh_token?: string };

export async function clientOf(sandbox: Sandbox, appConnector = "oauth"): Promise<DescribedClient> {
  const { json } = await callUrl(sandbox.control);
  const { appConnectors } = json as { appConnectors: { name: string; oauth: DescribedClient | null }[] };
  const client = appConnectors.find(({ name }) => name === appConnector)?.oauth;
  if (!client) throw new Error(`No client ${appConnector}`);
  return client;
}

export function order(sandbox: Sandbox, name: string, body: unknown): Promise<Reply> {
  return callUrl(`${sandbox.control}/${name}`, { method: "POST", body: JSON.stringify(body) });
}

/** One call to the token endpoint; a text is sent as it stands. */
export function askTokens(
  sandbox: Sandbox,
  parameters: Record<string, string> | string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return callUrl(`${sandbox.rest}/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: typeof parameters === "string" ? parameters : new URLSearchParams(parameters).toString(),
  });
}

/** The id and secret as parameters of the body. */
export async function credentialsOf(sandbox: Sandbox, appConnector = "oauth") {
  const { clientId, clientSecret } = await clientOf(sandbox, appConnector);
  return { client_id: clientId, client_secret: clientSecret };
}

/** The start of a sign-in, with parameters changed or, when null, left out. */
export async function authorize(
  sandbox: Sandbox,
  changed: Record<string, string | null> = {},
  { appConnector = "oauth", language = "en" } = {},
): Promise<Reply> {
  const asked = {
    response_type: "code",
    client_id: (await clientOf(sandbox, appConnector)).clientId,
    redirect_uri: REDIRECT_URI,
    state: "a state",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...changed,
  };
  const query = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return callUrl(`${sandbox.rest}/oauth/authorize?${new URLSearchParams(query).toString()}`, {
    headers: { "accept-language": language },
  });
}

/** What a person does on the page. */
export function submit(sandbox: Sandbox, page: Reply, fields: Record<string, string> = {}): Promise<Reply> {
  const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? "";
  return callUrl(`${sandbox.rest}/oauth/authorize`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "en" },
    body: new URLSearchParams({ form, user: "12345.JANSEN", decision: "sign-in", ...fields }).toString(),
  });
}

/** The parameters of the address that a browser is sent to. */
export function sentTo(reply: Reply): Record<string, string> {
  const { location = "" } = reply.headers;
  return Object.fromEntries(new URL(location).searchParams);
}

/** A code, as a person of the group gets it for a client. */
export async function codeFor(sandbox: Sandbox, appConnector = "oauth", changed: Record<string, string> = {}) {
  const { code = "" } = sentTo(await submit(sandbox, await authorize(sandbox, changed, { appConnector })));
  return code;
}

/** All that a code's exchange needs. */
export async function exchangeOf(sandbox: Sandbox, code: string, appConnector = "oauth") {
  return {
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: VERIFIER,
    ...(await credentialsOf(sandbox, appConnector)),
  };
}

export function without(parameters: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([own]) => own !== name));
}
