import { type Answer, emptyAnswer } from "../answer";
import type { WholeCall } from "../call";
import type { User } from "../users";
import { type AuthorizationServer, randomText, type SignIn } from "./authorization-server";
import type { Client } from "./clients";
import { errorPage, signInPage } from "./pages";
import { type Parameters, readParameters } from "./parameters";
import { isRegistered, withAnswer } from "./redirect-uri";
import type { SignInProblem } from "./sign-in-texts";

/** Signing in must be done within 10 minutes (protocol 2.4); that a code is good as long is inferred (RFC 6749, 4.1.2). */
const SIGN_IN_MS = 600_000;
const CODE_MS = 600_000;
/** A form that comes too late is still known for what it was, so that its client can be told. */
const REMEMBERED_MS = 3_600_000;
/** What S256 makes of a verifier. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** GET oauth/authorize: what a browser is shown, or sent back with. */
export function answerAuthorize(server: AuthorizationServer, users: readonly User[], call: WholeCall): Answer {
  const parameters = readParameters(call.queryString.slice(1));
  const origin = originOf(call);
  const target = targetOf(server, parameters);
  if (typeof target === "string") return errorPage(call.language, origin, target);
  const { client, redirectUri } = target;
  // Of two states neither can be trusted to be the client's (inferred).
  const state = parameters.repeated.has("state") ? null : (parameters.get("state") ?? null);
  const problem = problemOf(client, parameters);
  if (problem) return sentBack(redirectUri, { ...problem, state });
  const formId = randomText();
  const now = server.clock().getTime();
  const codeChallenge = parameters.get("code_challenge") ?? "";
  const signIn: SignIn = { client, redirectUri, state, codeChallenge, endsAt: now + SIGN_IN_MS };
  server.signIns.put(formId, signIn, now + REMEMBERED_MS);
  const { name, users: group } = client.appConnector;
  const choices = users.map((user) => ({ ...user, isInGroup: group.includes(user.id) }));
  return signInPage(call.language, origin, { formId, appConnector: name, redirectUri, users: choices });
}

/** Before these two are known to be good, nobody is sent anywhere (protocol 2.4). */
function targetOf(
  server: AuthorizationServer,
  parameters: Parameters,
): { client: Client; redirectUri: string } | SignInProblem {
  const client = parameters.repeated.has("client_id")
    ? undefined
    : server.clients.find(parameters.get("client_id") ?? "");
  if (client?.appConnector.state !== "active") return "client";
  const redirectUri = parameters.repeated.has("redirect_uri") ? undefined : parameters.get("redirect_uri");
  if (redirectUri === undefined || !isRegistered(redirectUri, client.redirectUris)) return "redirectUri";
  return { client, redirectUri };
}

function problemOf(client: Client, parameters: Parameters): { error: string; error_description: string } | undefined {
  const error = (code: string, description: string) => ({ error: code, error_description: description });
  if (parameters.repeated.size > 0) return error("invalid_request", "A parameter occurs more than once");
  const responseType = parameters.get("response_type");
  if (responseType === undefined) return error("invalid_request", "response_type is missing");
  if (responseType !== "code") return error("unsupported_response_type", "response_type must be code");
  if (!client.settings.flows.includes("authorization_code")) {
    return error("unauthorized_client", "The app connector may not use this flow");
  }
  const challenge = parameters.get("code_challenge");
  if (challenge === undefined) return error("invalid_request", "code_challenge is missing");
  if (parameters.get("code_challenge_method") !== "S256") {
    return error("invalid_request", "code_challenge_method must be S256");
  }
  return CHALLENGE.test(challenge) ? undefined : error("invalid_request", "code_challenge is not one of S256");
}

/** POST oauth/authorize: what the person on the page decided. A page works once. */
export function answerSignIn(server: AuthorizationServer, users: readonly User[], call: WholeCall): Answer {
  const form = readParameters(call.body.toString("utf8"));
  const user = users.find(({ id }) => id === form.get("user"));
  const isCancelled = form.get("decision") === "cancel";
  const isWhole = form.repeated.size === 0 && (isCancelled || user !== undefined);
  const signIn = isWhole ? server.signIns.take(form.get("form") ?? "") : undefined;
  if (!signIn) return errorPage(call.language, originOf(call), "form");
  const { client, redirectUri, state, codeChallenge, endsAt } = signIn;
  const denied = (description: string) =>
    sentBack(redirectUri, { error: "access_denied", error_description: description, state });
  if (endsAt <= server.clock().getTime()) return denied("Signing in took more than 10 minutes");
  if (isCancelled || !user) return denied("The user cancelled");
  if (!client.appConnector.users.includes(user.id)) return denied("The user is not in the group of the app connector");
  const code = randomText();
  server.codes.put(code, { client, redirectUri, codeChallenge, userId: user.id }, server.clock().getTime() + CODE_MS);
  return sentBack(redirectUri, { code, state });
}

function sentBack(redirectUri: string, answer: Record<string, string | null>): Answer {
  return emptyAnswer(302, { location: withAnswer(redirectUri, answer), "referrer-policy": "no-referrer" });
}

function originOf(call: WholeCall): string {
  return `http://${call.headers.host ?? ""}`;
}
