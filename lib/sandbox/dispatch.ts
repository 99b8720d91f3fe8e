import type { IncomingMessage } from "node:http";
import { type Answer, answerOfRefusal, emptyAnswer } from "./answer";
import { authenticate } from "./authentication";
import type { AuthenticatedCall, Call } from "./call";
import type { Environment } from "./environment";
import { SandboxRefusal } from "./refusal";
import { bodySize } from "./request-body";
import { answerGetConnector } from "./rest/get-connector";
import { answerMetainfo } from "./rest/metainfo";
import { answerProfitVersion } from "./rest/profit-version";

/** Longer query strings, `?` included, are answered with 404 (protocol 3.0, limits). */
const LONGEST_QUERY = 2_049;

/** What a request is about, known before it is answered: for the log and for faults. */
export type Route = { service: string; connector: string | null; action: string; rest: readonly string[] };

type Service = (environment: Environment, call: AuthenticatedCall, segments: readonly string[]) => Answer;

/** The REST services by their lower-case path segment (protocol 1.3). A later one is one line here. */
const READ_SERVICES: Readonly<Record<string, Service>> = {
  profitversion: answerProfitVersion,
  metainfo: answerMetainfo,
  connectors: answerGetConnector,
};

export function routeOf(call: Call): Route {
  const [base = "", service = "", ...rest] = call.segments;
  const name = service.toLowerCase();
  if (base.toLowerCase() === "profitservices") return { service: "soap", connector: null, action: name, rest };
  if (base.toLowerCase() !== "profitrestservices") return { service: "none", connector: null, action: "", rest };
  const connector = name === "connectors" ? rest[0] : name === "metainfo" ? rest[1] : undefined;
  return { service: name, connector: connector ?? null, action: actionOf(call.method, name), rest };
}

function actionOf(method: string, service: string): string {
  if (service === "metainfo" || service === "profitversion") return "describe";
  return { GET: "read", POST: "insert", PUT: "update", DELETE: "delete" }[method] ?? method.toLowerCase();
}

/** Answers one REST call. Never throws: what Profit refuses, and what breaks here, is an answer too. */
export async function dispatch(
  environment: Environment,
  request: IncomingMessage,
  call: Call,
  route: Route,
  onCaller: (name: string) => void,
): Promise<Answer> {
  try {
    return await answered(environment, request, call, route, onCaller);
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    const asUnauthorised = error.reason === "notAuthorised" && environment.settings.openQuestions.notAuthorised === 401;
    return asUnauthorised ? emptyAnswer(401) : answerOfRefusal(error, call.language);
  }
}

async function answered(
  environment: Environment,
  request: IncomingMessage,
  call: Call,
  route: Route,
  onCaller: (name: string) => void,
): Promise<Answer> {
  if (call.method === "OPTIONS") return emptyAnswer(200);
  if (route.service === "soap" || route.service === "none") return notFoundPage();
  const service = Object.hasOwn(READ_SERVICES, route.service) ? READ_SERVICES[route.service] : undefined;
  if (!service || call.queryString.length > LONGEST_QUERY) return emptyAnswer(404);
  if ((await bodySize(request)) === "too-large") return emptyAnswer(413);

  const caller = authenticate(
    request.headers.authorization,
    environment.appConnectors,
    environment.settings.profitVersion,
  );
  if (!caller.ok) return caller.answer;
  onCaller(caller.appConnector.name);
  if (call.method === "GET") return service(environment, { ...call, appConnector: caller.appConnector }, route.rest);
  // Writing comes later: no app connector has an UpdateConnector, and Profit's answer to that is this refusal.
  const writes = route.service === "connectors" && ["POST", "PUT", "DELETE"].includes(call.method);
  if (writes && route.connector !== null) throw new SandboxRefusal("notAuthorised", route.connector);
  // No source tells what a wrong method gets; 405 is inferred.
  return emptyAnswer(405, { allow: "GET, OPTIONS" });
}

/** A path outside the services: the web server's own page (protocol 4.9 has its words). SOAP comes in a later issue. */
function notFoundPage(): Answer {
  const body =
    "<!DOCTYPE html><html><head><title>404.0 - Not Found</title></head><body><h1>HTTP Error 404.0 - Not Found</h1></body></html>";
  return { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body };
}
