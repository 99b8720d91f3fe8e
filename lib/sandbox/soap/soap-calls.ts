import { escapeText } from "@/lib/xml/escape-xml";
import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { callerOf, callUrl, type Reply } from "../calls";
import type { Sandbox } from "../server";

/** For the sandbox's own tests: envelopes written by hand, and answers taken apart. */

export const ENVELOPES = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
} as const;

export type SoapReply = Reply & {
  /** What is inside the body; undefined when the answer is no envelope. */
  content: XmlElement | undefined;
  /** The string that every operation gives (protocol 4.1); undefined for a fault. */
  result: string;
  fault: { code: string; message: string; errorNumber: string; detailMessage: string; detail: string } | undefined;
};

export type SoapOptions = {
  version?: keyof typeof ENVELOPES;
  headers?: Record<string, string>;
  appConnector?: string;
  /** Where the token goes; "none" leaves it to the parameters and headers. */
  token?: "body" | "header" | "none";
};

/** An envelope around an operation whose parameters are written already. */
export function envelopeOf(operation: string, parameters: string, version: keyof typeof ENVELOPES = "1.1"): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${ENVELOPES[version]}"><soap:Body>` +
    `<${operation} xmlns="urn:Afas.Profit.Services">${parameters}</${operation}></soap:Body></soap:Envelope>`
  );
}

/** Parameters as elements, in the order of the object. */
export function parametersOf(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escapeText(String(value))}</${name}>`)
    .join("");
}

export async function postSoap(url: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const reply = await callUrl(url, {
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8", ...headers },
    body,
  });
  return soapReply(reply);
}

export function soapReply(reply: Reply): SoapReply {
  const content = reply.text.startsWith("<?xml") ? parseXml(reply.text).children[0]?.children[0] : undefined;
  const isFault = content?.name === "Fault";
  return {
    ...reply,
    content,
    result: isFault ? "" : (content?.children[0]?.text ?? ""),
    fault: content && isFault ? faultOf(content) : undefined,
  };
}

function faultOf(fault: XmlElement): NonNullable<SoapReply["fault"]> {
  const text = (path: readonly string[]) =>
    path.reduce<XmlElement | undefined>((at, name) => at?.children.find((own) => own.name === name), fault)?.text ?? "";
  const is12 = fault.namespace === ENVELOPES["1.2"];
  const exception = [is12 ? "Detail" : "detail", "ProfitApplicationException"];
  return {
    code: text(is12 ? ["Code", "Value"] : ["faultcode"]),
    message: text(is12 ? ["Reason", "Text"] : ["faultstring"]),
    errorNumber: text([...exception, "ErrorNumber"]),
    detailMessage: text([...exception, "Message"]),
    detail: text([...exception, "Detail"]),
  };
}

/** Calls a service as one of the app connectors. */
export async function soapCallerOf(sandbox: Sandbox, appConnector = "full") {
  const { token, authorization } = await callerOf(sandbox, appConnector);
  const xmlToken = `<token><version>1</version><data>${token}</data></token>`;
  const call = (
    service: string,
    operation: string,
    values: Record<string, string | number> = {},
    { version = "1.1", headers = {}, token: place = "body" }: SoapOptions = {},
  ): Promise<SoapReply> => {
    const parameters = parametersOf(place === "body" ? { token: xmlToken, ...values } : values);
    return postSoap(`${sandbox.soap}/${service}.asmx`, envelopeOf(operation, parameters, version), {
      "content-type": version === "1.1" ? "text/xml; charset=utf-8" : "application/soap+xml; charset=utf-8",
      ...(place === "header" ? { authorization } : {}),
      ...headers,
    });
  };
  return { call, token, xmlToken, authorization };
}
export type SoapCaller = Awaited<ReturnType<typeof soapCallerOf>>;
