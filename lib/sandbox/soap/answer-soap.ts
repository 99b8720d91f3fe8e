import { type Answer, emptyAnswer, type Refuse } from "../answer";
import type { Call } from "../call";
import type { Environment } from "../environment";
import type { Language } from "../language";
import { notFoundPage } from "../not-found-page";
import { SandboxRefusal } from "../refusal";
import type { User } from "../users";
import { authenticateCall, TOKEN_WARNING } from "./authenticate-call";
import { ClientFault } from "./envelope/client-fault";
import type { Result } from "./operation";
import { resultAnswer, streamedAnswer, voidAnswer } from "./envelope/print-envelope";
import { clientFault, profitFault } from "./envelope/print-fault";
import { printWsdl } from "./description/print-wsdl";
import type { SoapRequest } from "./read-request";
import { servicePage } from "./description/service-page";
import type { SoapService } from "./services";
import { TOKEN_UNREADABLE } from "./wordings";

/**
 * The SOAP services (protocol 4): reading a call, letting an operation answer it, printing its result or a fault. What
 * the services do stands in rooms that REST uses too; nothing of JSON or of REST's statuses may enter. `rest` are the
 * path segments behind the service's file.
 */
export async function answerSoap(
  environment: Environment,
  call: Call,
  request: SoapRequest,
  rest: readonly string[],
  onCaller: (name: string) => void,
): Promise<Answer> {
  const { service, version, problem } = request;
  if (!service || rest.length > 0) return notFoundPage();
  // Before anything is looked at: the first messages of NTLM come without a body.
  const signIn = !service.isOpen && service.isLegacy ? environment.ntlm.signIn(call) : undefined;
  if (signIn && !signIn.ok) return signIn.answer;
  if (call.method === "GET" || call.method === "HEAD") return described(service, call);
  // What another method gets is inferred.
  if (call.method !== "POST") return emptyAnswer(405, { allow: "GET, POST, OPTIONS" });
  if (problem) return clientFault(version, problem);
  try {
    return await answered(environment, call, service, request, signIn?.user, onCaller);
  } catch (error) {
    if (error instanceof ClientFault) return clientFault(version, error);
    if (!(error instanceof SandboxRefusal)) throw error;
    if (error.isNotAuthorised && environment.settings.openQuestions.notAuthorised === 401) return emptyAnswer(401);
    return refusalFault(request, error, call.language);
  }
}

/** How a SOAP call is refused when it is not looked at: for faults on order and for limits. */
export function soapRefuser({ version }: SoapRequest, language: Language): Refuse {
  return (message, errorNumber) => profitFault(version, { message, errorNumber, language });
}

async function answered(
  environment: Environment,
  call: Call,
  service: SoapService,
  { version, operation: name, parameter }: SoapRequest,
  signedIn: User | undefined,
  onCaller: (name: string) => void,
): Promise<Answer> {
  const { language } = call;
  const asked = { environment, language, parameter };
  if (service.isOpen) {
    const operation = service.operations.find((own) => own.name === name);
    return operation ? answerOf(version, operation, await operation.run(asked)) : notFoundPage();
  }
  const operation = service.operations.find((own) => own.name === name);
  if (!operation) return notFoundPage();
  const caller = await authenticateCall(call, parameter, environment, signedIn);
  if (!caller.ok) return caller.answer;
  onCaller(caller.appConnector.name);
  return answerOf(version, operation, await operation.run({ ...asked, caller }));
}

function answerOf(
  version: SoapRequest["version"],
  { name, isVoid }: { name: string; isVoid?: true },
  result: Result,
): Answer {
  if (isVoid || result === undefined) return voidAnswer(version, name);
  return typeof result === "string" ? resultAnswer(version, name, result) : streamedAnswer(version, name, result);
}

function refusalFault({ version }: SoapRequest, refusal: SandboxRefusal, language: Language): Answer {
  const warning = refusal.wording === TOKEN_UNREADABLE ? TOKEN_WARNING : undefined;
  const { errorNumber } = refusal;
  return profitFault(version, { message: refusal.messageIn(language), errorNumber, language, warning });
}

/** The WSDL with the address by which the caller came, or a page for people. */
function described(service: SoapService, call: Call): Answer {
  const address = `http://${hostOf(call)}${call.path}`;
  if (!call.query.has("wsdl")) return servicePage(service, address);
  return { status: 200, headers: { "content-type": "text/xml; charset=utf-8" }, body: printWsdl(service, address) };
}

/** A Host header can hold anything; what is no name of a host is not repeated. */
function hostOf({ headers }: Call): string {
  const host = headers.host ?? "";
  return /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/.test(host) ? host : "localhost";
}
