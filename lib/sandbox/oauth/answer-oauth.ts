import { type Answer, emptyAnswer } from "../answer";
import type { WholeCall } from "../call";
import type { Environment } from "../environment";
import { answerAuthorize, answerSignIn } from "./authorize-endpoint";
import { answerToken } from "./token-endpoint";

/** oauth/token and oauth/authorize on the REST host, which serve SOAP's callers too (protocol 2.4). */
export function answerOAuth(
  { oauth, users }: Environment,
  call: WholeCall,
  [endpoint = "", ...rest]: readonly string[],
): Answer | Promise<Answer> {
  const name = rest.length > 0 ? "" : endpoint.toLowerCase();
  if (name === "token") return answerToken(oauth, call);
  if (name !== "authorize") return emptyAnswer(404);
  switch (call.method) {
    case "GET":
      return answerAuthorize(oauth, users, call);
    case "POST":
      return answerSignIn(oauth, users, call);
    default:
      return emptyAnswer(405, { allow: "GET, POST, OPTIONS" });
  }
}
