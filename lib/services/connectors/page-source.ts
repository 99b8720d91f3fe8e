import type { Transport } from "@/lib/profit/filter/rows-query";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import {
  type PageLimits,
  type PageRequest,
  type ReceivedPage,
  receivePage,
  requestPage,
} from "@/lib/profit/rest/get-connector";
import type { SoapField } from "@/lib/profit/soap/field-names";
import { receiveSoapPage, requestSoapPage } from "@/lib/profit/soap/get-data";
import { ServiceError } from "../errors";

/**
 * Where pages of rows come from: REST or SOAP (protocol 3.5, 4.4). Both give the same cells, so that whoever reads pages
 * asks one of these and need not know which. What is received is checked by `scanReceived`, whatever its source.
 */
export type PageSource = {
  transport: Transport;
  request(endpoint: ProfitEndpoint, page: PageRequest, signal?: AbortSignal): Promise<Response>;
  receive(
    response: Response,
    asked: Pick<PageRequest, "connectorId" | "skip" | "take">,
    limits?: PageLimits,
  ): Promise<ReceivedPage>;
};

const OVER_REST: PageSource = { transport: "rest", request: requestPage, receive: receivePage };

/** `fields` are the connector's, in Profit's order: SOAP sends nothing but text, and their types say what it is. */
export function pageSourceOf(transport: Transport | undefined, fields: readonly SoapField[]): PageSource {
  if (transport !== "soap") return OVER_REST;
  return {
    transport,
    request: requestSoapPage,
    receive: (response, asked, limits) => receiveSoapPage(response, { ...asked, fields }, limits),
  };
}

/** Over SOAP only where the connection has an address for it. */
export function assertTransport(endpoint: ProfitEndpoint, transport: Transport | undefined): void {
  if (transport !== "soap" || endpoint.soapBaseUrl) return;
  const sentence = "This connection has no address for SOAP, or its host is not allowed.";
  throw new ServiceError("INVALID_INPUT", sentence, {
    parameter: "transport",
    kind: "noSoapAddress",
    text: transport,
    sentence,
  });
}
