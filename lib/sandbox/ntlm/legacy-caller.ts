import type { Caller } from "../call";
import type { Environment } from "../environment";
import { SandboxRefusal } from "../refusal";
import type { User } from "../users";
import { userNamed } from "./handshake";
import { ENVIRONMENT_UNKNOWN, LOGIN_INVALID } from "./wordings";

/** There were no app connectors yet: a user could call what the user could do, which here is what this one may. */
const RIGHTS_OF = "full";

/** The parameters that stand where a token stands today (protocol 2.8). */
export const LEGACY_PARAMETERS = ["environmentId", "userId", "password", "logonAs"] as const;

/**
 * On whose behalf a call of the NTLM era is made. The parameters must name the user who signed in on the connection, with
 * the same password; `logonAs` may name another of the group (all inferred: client code shows only that they are sent).
 */
export function legacyCaller(
  environment: Environment,
  signedIn: User,
  parameter: (name: string) => string | undefined,
): Caller {
  const [environmentId, userId, password, logonAs] = LEGACY_PARAMETERS.map((name) => parameter(name)?.trim() ?? "");
  if (environmentId?.toUpperCase() !== environment.code) throw new SandboxRefusal(ENVIRONMENT_UNKNOWN, environmentId);
  // Clients write the user with the domain in front of it, or without.
  const named = userNamed([signedIn], userId?.replace(/^.*\\/s, "") ?? "");
  if (!named || named.password !== password) throw new SandboxRefusal(LOGIN_INVALID);
  const actsAs = logonAs ? userNamed(environment.users, logonAs) : named;
  const appConnector = environment.appConnectors.find(({ name }) => name === RIGHTS_OF);
  if (!actsAs || !appConnector?.users.includes(actsAs.id)) throw new SandboxRefusal(LOGIN_INVALID);
  return { appConnector, userId: actsAs.id, tokenEnds: null };
}
