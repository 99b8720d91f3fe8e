// cspell:ignore reportconnector subjectconnector
import { type Answer, answerOfRefusal, emptyAnswer, refusalAnswer, type Refuse } from "./answer";
import { authenticate } from "./authentication";
import type { AuthenticatedCall, Call, WholeCall } from "./call";
import type { Environment } from "./environment";
import { notFoundPage } from "./not-found-page";
import { answerOAuth } from "./oauth/answer-oauth";
import { answerOtpRequest, answerOtpValidation } from "./otp/answer-otp";
import { SandboxRefusal } from "./refusal";
import { answerFileConnector } from "./rest/file-connector";
import { answerGetConnector } from "./rest/get-connector";
import { answerImageConnector } from "./rest/image-connector";
import { answerMetainfo } from "./rest/metainfo";
import { answerProfitVersion } from "./rest/profit-version";
import { answerReportConnector } from "./rest/report-connector";
import { answerSubjectConnector } from "./rest/subject-connector";
import { answerUpdateConnector } from "./rest/update-connector";
import { answerSoap, soapRefuser } from "./soap/answer-soap";
import { isEnvelope } from "./soap/envelope/is-envelope";
import { readSoapRequest, type SoapRequest } from "./soap/read-request";

/** Longer query strings, `?` included, are answered with 404 (protocol 3.0, limits). */
const LONGEST_QUERY = 2_049;

/** What a request is about, known before it is answered: for the log and for faults. */
export type Route = {
  service: string;
  connector: string | null;
  action: string;
  /** May change records. */
  isWrite: boolean;
  rest: readonly string[];
  /** A call to one of the SOAP services. */
  soap?: SoapRequest;
};

/** `segments` are those behind the service's own. */
type Service = (
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
) => Answer | Promise<Answer>;

/** A service without a token: the ones that give tokens out. */
type OpenService = (environment: Environment, call: WholeCall, segments: readonly string[]) => Answer | Promise<Answer>;

type ByMethod<S> = Readonly<Record<string, S>>;

/** The REST services by their lower-case path segment (protocol 1.3) and method. A later one is one line here. */
const SERVICES: Readonly<Record<string, ByMethod<Service>>> = {
  profitversion: { GET: answerProfitVersion },
  metainfo: { GET: answerMetainfo },
  connectors: {
    GET: answerGetConnector,
    POST: answerUpdateConnector,
    PUT: answerUpdateConnector,
    DELETE: answerUpdateConnector,
  },
  subjectconnector: { GET: answerSubjectConnector },
  fileconnector: { GET: answerFileConnector },
  imageconnector: { GET: answerImageConnector },
  reportconnector: { GET: answerReportConnector },
};

const OPEN_SERVICES: Readonly<Record<string, ByMethod<OpenService>>> = {
  oauth: { GET: answerOAuth, POST: answerOAuth, PUT: answerOAuth, DELETE: answerOAuth },
  otprequest: { POST: answerOtpRequest },
  otpvalidation: { POST: answerOtpValidation },
};

/** Behind these comes what is called: a connector, or a report. */
const NAMES_FIRST = ["connectors", "reportconnector"];

/** The body tells a SOAP call's connector; "too-large" was not kept. */
export function routeOf(call: Call, body: Buffer | "too-large"): Route {
  const [base = "", service = "", ...rest] = call.segments;
  const name = service.toLowerCase();
  if (base.toLowerCase() === "profitservices") return soapRoute(call, name, body, rest);
  if (base.toLowerCase() !== "profitrestservices") {
    return { service: "none", connector: null, action: "", isWrite: false, rest };
  }
  const connector = NAMES_FIRST.includes(name) ? rest[0] : name === "metainfo" ? rest[1] : undefined;
  const action = actionOf(call.method, name);
  const isWrite = ["insert", "update", "delete"].includes(action);
  return { service: name, connector: connector ?? null, action, isWrite, rest };
}

/** The service is named after its file, the action after its operation; `describe` for its WSDL and its page. */
function soapRoute(call: Call, file: string, body: Buffer | "too-large", rest: readonly string[]): Route {
  const soap = readSoapRequest(call, file, body);
  const operation = soap.service?.operations.find(({ name }) => name === soap.operation);
  return {
    service: file.replace(/\.asmx$/, ""),
    connector: operation?.connector?.(soap.parameter)?.trim() ?? null,
    action: operation?.name ?? (call.method === "GET" ? "describe" : ""),
    isWrite: operation?.isWrite === true,
    rest,
    soap,
  };
}

function actionOf(method: string, service: string): string {
  if (service === "metainfo" || service === "profitversion") return "describe";
  // Gives credentials out; what it remembers is no record of Profit's.
  if (service === "oauth" || service === "otprequest" || service === "otpvalidation") return "authenticate";
  return { GET: "read", POST: "insert", PUT: "update", DELETE: "delete" }[method] ?? method.toLowerCase();
}

/** How the service of a route says no when the call itself is not looked at: for faults and limits. */
export function refuserOf({ soap }: Route, { language }: Call): Refuse {
  return soap ? soapRefuser(soap, language) : refusalAnswer;
}

/** Answers one call. Never throws: what Profit refuses, and what breaks here, is an answer too. */
export async function dispatch(
  environment: Environment,
  call: Call,
  body: Buffer | "too-large",
  route: Route,
  onCaller: (name: string) => void,
): Promise<Answer> {
  try {
    return await answered(environment, call, body, route, onCaller);
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    const asUnauthorised = error.isNotAuthorised && environment.settings.openQuestions.notAuthorised === 401;
    return asUnauthorised ? emptyAnswer(401) : answerOfRefusal(error, call.language);
  }
}

async function answered(
  environment: Environment,
  call: Call,
  body: Buffer | "too-large",
  route: Route,
  onCaller: (name: string) => void,
): Promise<Answer> {
  if (call.method === "OPTIONS") return emptyAnswer(200);
  if (route.service === "none") return notFoundPage();
  const open = ownOf(OPEN_SERVICES, route.service);
  const guarded = ownOf(SERVICES, route.service);
  const isKnown = open ?? guarded ?? route.soap;
  if (call.queryString.length > LONGEST_QUERY) return emptyAnswer(404);
  if (body === "too-large") return emptyAnswer(isKnown ? 413 : 404);
  if (route.soap) return answerSoap(environment, call, route.soap, route.rest, onCaller);
  // The REST host answers 500 to SOAP (protocol 4.9); in which words is inferred.
  if (isEnvelope(body)) throw new SandboxRefusal("unexpected");
  if (!isKnown) return emptyAnswer(404);
  const whole = { ...call, body };

  if (open) {
    const service = ownOf(open, call.method);
    return service ? service(environment, whole, route.rest) : wrongMethod(open);
  }
  const caller = await authenticate(call, environment);
  if (!caller.ok) return caller.answer;
  onCaller(caller.appConnector.name);
  const service = guarded && ownOf(guarded, call.method);
  if (!service) return wrongMethod(guarded ?? {});
  return service(environment, { ...whole, ...caller }, route.rest);
}

/** No source tells what a wrong method gets; 405 is inferred. */
function wrongMethod(known: ByMethod<unknown>): Answer {
  return emptyAnswer(405, { allow: [...Object.keys(known), "OPTIONS"].join(", ") });
}

/** A service may be asked for by the name of something every object has. */
function ownOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
