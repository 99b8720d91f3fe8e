import type { ProfitVersion } from "@/lib/profit/wire/profit-version";
import { type Answer, emptyAnswer, jsonAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import type { Environment } from "../environment";
import { productVersionOf } from "../product-version";
import { SandboxRefusal } from "../refusal";

/**
 * GET ProfitVersion (protocol 3.1). Without the special connector AppConnectorVersion it is an error; that it is the
 * "not supported" one is inferred (protocol 7.3).
 */
export function answerProfitVersion(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  if (segments.length > 0) return emptyAnswer(404);
  if (!call.appConnector.specialConnectors.includes("AppConnectorVersion")) {
    throw new SandboxRefusal("notAuthorised", "AppConnectorVersion");
  }
  const version: ProfitVersion = { version: productVersionOf(environment.settings.profitVersion) };
  return jsonAnswer(200, version);
}
