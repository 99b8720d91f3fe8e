import type { Answer } from "../answer";
import type { AuthenticatedCall } from "../call";
import type { Environment } from "../environment";
import { SandboxRefusal } from "../refusal";

/** POST, PUT and DELETE on connectors/{UpdateConnector} (protocol 3.6–3.8). `segments` are those behind `connectors`. */
export function answerUpdateConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const [id = ""] = segments;
  environment.updateConnectorFor(call.appConnector, id);
  throw new SandboxRefusal("notAuthorised", id);
}
