import type { Call } from "../call";
import { ClientFault } from "./envelope/client-fault";
import { decodeBody } from "./envelope/decode-body";
import { type ParameterOf, parametersOf } from "./operation";
import { SERVICES_NAMESPACE } from "./envelope/print-envelope";
import { readEnvelope, type SoapVersion } from "./envelope/read-envelope";
import { serviceOf, type SoapService } from "./services";

/** What a call to a service asks for, read before anything is done with it: for the log, for faults, for the answer. */
export type SoapRequest = {
  /** Undefined when there is no such service. */
  service: SoapService | undefined;
  version: SoapVersion;
  /** The name of one of the service's operations; undefined when none is called. */
  operation: string | undefined;
  parameter: ParameterOf;
  /** Why the call cannot be read. */
  problem: ClientFault | undefined;
};

/** AFAS's own documentation shows the first three (protocol 4.1); a call without a type is taken for XML (inferred). */
const TYPES = ["text/xml", "application/xml", "application/soap+xml", ""];

/** Reads a call. `file` is the service's lower-case file name. */
export function readSoapRequest(call: Call, file: string, body: Buffer | "too-large"): SoapRequest {
  const service = serviceOf(file);
  const contentType = call.headers["content-type"] ?? "";
  const version = mediaTypeOf(contentType) === "application/soap+xml" ? "1.2" : "1.1";
  const nothing = { service, version, operation: undefined, parameter: () => undefined, problem: undefined } as const;
  if (!service || call.method !== "POST" || body === "too-large") return nothing;
  let known: SoapVersion = version;
  try {
    if (!TYPES.includes(mediaTypeOf(contentType))) {
      throw new ClientFault(`The content type '${contentType.slice(0, 100)}' is not supported.`, { status: 415 });
    }
    const envelope = readEnvelope(decodeBody(body, contentType));
    known = envelope.version;
    if (envelope.namespace !== SERVICES_NAMESPACE) throw unknownOperation(envelope.operation, envelope.namespace);
    const operation = operationOf(service, envelope.operation, actionOf(call, contentType));
    return { ...nothing, version: known, operation, parameter: parametersOf(envelope.parameters) };
  } catch (error) {
    if (error instanceof ClientFault) return { ...nothing, version: known, problem: error };
    throw error;
  }
}

function mediaTypeOf(contentType: string): string {
  return contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * The action that the call names: the header SOAPAction, quoted or not, or with SOAP 1.2 a part of the content type. One
 * of AFAS's own samples names none, and then the body decides (protocol 4.1).
 */
function actionOf(call: Call, contentType: string): string {
  const header = call.headers["soapaction"];
  const written =
    typeof header === "string" ? header : (/;\s*action\s*=\s*("[^"]*"|[^;\s]*)/i.exec(contentType)?.[1] ?? "");
  return written.trim().replace(/^"(.*)"$/s, "$1");
}

/** An action that the service does not have, or that is another one than the body's, is refused (inferred). */
function operationOf({ operations }: SoapService, name: string, action: string): string {
  const isKnown = (operation: string) => operations.some((own) => own.name === operation);
  if (action !== "") {
    const start = `${SERVICES_NAMESPACE}/`;
    if (!action.startsWith(start) || !isKnown(action.slice(start.length))) {
      throw new ClientFault(`Server did not recognize the value of HTTP Header SOAPAction: ${action.slice(0, 200)}.`);
    }
    if (action !== start + name) {
      throw new ClientFault(`The SOAPAction '${action}' does not fit the element '${name.slice(0, 100)}' in the body.`);
    }
  }
  if (!isKnown(name)) throw unknownOperation(name, SERVICES_NAMESPACE);
  return name;
}

function unknownOperation(name: string, namespace: string): ClientFault {
  return new ClientFault(
    `Server was unable to read request. ---> '${name.slice(0, 100)}' of namespace '${namespace.slice(0, 100)}' is no operation of this service.`,
  );
}
