import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import { SERVICES_NAMESPACE } from "../envelope/print-envelope";
import type { SoapService } from "../services";

/** The parts of an operation that the WSDL tells. */
type Described = SoapService["operations"][number];

const NAMESPACES = {
  s: "http://www.w3.org/2001/XMLSchema",
  soap: "http://schemas.xmlsoap.org/wsdl/soap/",
  soap12: "http://schemas.xmlsoap.org/wsdl/soap12/",
  tns: SERVICES_NAMESPACE,
  wsdl: "http://schemas.xmlsoap.org/wsdl/",
} as const;

const TRANSPORT = "http://schemas.xmlsoap.org/soap/http";

/**
 * The description of a service for clients that read one first: document/literal wrapped, a port for SOAP 1.1 and one for
 * 1.2, parameters in the order of protocol 4.2. Names of messages, bindings and ports are inferred, as is that every
 * parameter may be left out: calls without some of them are in use.
 */
export function printWsdl(service: SoapService, address: string): string {
  const { title, purpose, operations } = service;
  const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const port = (suffix: string, prefix: string) =>
    `<wsdl:port name="${title}${suffix}" binding="tns:${title}${suffix}">` +
    `<${prefix}:address location="${escapeAttribute(address)}"/></wsdl:port>`;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n` +
    `<wsdl:definitions${declared.join("")} targetNamespace="${SERVICES_NAMESPACE}">` +
    `<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${SERVICES_NAMESPACE}">` +
    `${operations.map(elements).join("")}</s:schema></wsdl:types>` +
    operations.map(messages).join("") +
    `<wsdl:portType name="${title}Soap">${operations.map(abstractOperation).join("")}</wsdl:portType>` +
    binding(service, "Soap", "soap") +
    binding(service, "Soap12", "soap12") +
    `<wsdl:service name="${title}"><wsdl:documentation>${escapeText(purpose)}</wsdl:documentation>` +
    `${port("Soap", "soap")}${port("Soap12", "soap12")}</wsdl:service></wsdl:definitions>`
  );
}

/** The element of the call with its parameters, and that of the answer with its one string. */
function elements({ name, parameters, isVoid }: Described): string {
  const child = (own: string, type: string) =>
    `<s:element minOccurs="0" maxOccurs="1" name="${own}" type="s:${type}"/>`;
  const element = (own: string, children: string) =>
    `<s:element name="${own}"><s:complexType>` +
    (children === "" ? "" : `<s:sequence>${children}</s:sequence>`) +
    "</s:complexType></s:element>";
  return (
    element(name, parameters.map((own) => child(own.name, own.type)).join("")) +
    element(`${name}Response`, isVoid ? "" : child(`${name}Result`, "string"))
  );
}

function messages({ name }: Described): string {
  const message = (suffix: string, element: string) =>
    `<wsdl:message name="${name}${suffix}"><wsdl:part name="parameters" element="tns:${element}"/></wsdl:message>`;
  return message("SoapIn", name) + message("SoapOut", `${name}Response`);
}

function abstractOperation({ name }: Described): string {
  return (
    `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}SoapIn"/>` +
    `<wsdl:output message="tns:${name}SoapOut"/></wsdl:operation>`
  );
}

function binding({ title, operations }: SoapService, suffix: string, prefix: string): string {
  const body = `<${prefix}:body use="literal"/>`;
  const bound = operations.map(
    ({ name }) =>
      `<wsdl:operation name="${name}"><${prefix}:operation soapAction="${SERVICES_NAMESPACE}/${name}" style="document"/>` +
      `<wsdl:input>${body}</wsdl:input><wsdl:output>${body}</wsdl:output></wsdl:operation>`,
  );
  return (
    `<wsdl:binding name="${title}${suffix}" type="tns:${title}Soap"><${prefix}:binding transport="${TRANSPORT}"/>` +
    `${bound.join("")}</wsdl:binding>`
  );
}
