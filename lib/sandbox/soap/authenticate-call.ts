import type { Answer } from "../answer";
import { authenticate, authenticateToken } from "../authentication";
import type { Call, Caller } from "../call";
import type { Environment } from "../environment";
import { legacyCaller } from "../ntlm/legacy-caller";
import { SandboxRefusal } from "../refusal";
import type { User } from "../users";
import type { ParameterOf } from "./operation";
import { TOKEN_UNKNOWN, TOKEN_UNREADABLE } from "./wordings";

/** The line WARN of a token that cannot be read (protocol 2.3). */
export const TOKEN_WARNING = "Token could not be parsed";

/**
 * Who calls a service: by the Authorization header, as in REST, or by the token in the body (protocol 2.1, 2.2). With a
 * header the body's token is not looked at, for it may hold anything then (protocol 2.2 for one service; inferred for the
 * others). Bad tokens in the body have words (protocol 2.3), that an expired or blocked one has the same is inferred.
 * `signedIn` is who signed in with NTLM on a service that asks for it.
 */
export async function authenticateCall(
  call: Call,
  parameter: ParameterOf,
  environment: Environment,
  signedIn: User | undefined,
): Promise<({ ok: true } & Caller) | { ok: false; answer: Answer }> {
  if (signedIn) return { ok: true, ...legacyCaller(environment, signedIn, parameter) };
  const token = parameter("token");
  if (call.headers.authorization !== undefined || token === undefined) return authenticate(call, environment);
  const found = authenticateToken(token, environment, call);
  if (found.ok || found.reason === "address") return found;
  throw new SandboxRefusal(found.reason === "unreadable" ? TOKEN_UNREADABLE : TOKEN_UNKNOWN);
}
