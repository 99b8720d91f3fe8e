import { randomBytes } from "node:crypto";
import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { Answer } from "../../answer";
import type { Language } from "../../language";
import type { ClientFault } from "./client-fault";
import { envelopeAnswer, escapeEnvelopeText } from "./print-envelope";
import type { SoapVersion } from "./read-envelope";

type Code = "Server" | ClientFault["code"];

/** The names that SOAP 1.2 gave to the codes of 1.1. */
const CODES_OF_12: Readonly<Record<Code, string>> = {
  Server: "Receiver",
  Client: "Sender",
  VersionMismatch: "VersionMismatch",
  MustUnderstand: "MustUnderstand",
};

/** Labels are padded with dots up to the colon (protocol 4.9; to which width is inferred). */
const LABEL_WIDTH = 18;

export type ProfitFault = { message: string; errorNumber: number; language: Language; warning?: string | undefined };

/**
 * Profit saying no: HTTP 500, and in the detail a ProfitApplicationException with a text of dot-padded lines (protocol
 * 4.9). The layout of that text, and that the exception stands in no namespace, are inferred. `warning` is the line WARN.
 */
export function profitFault(version: SoapVersion, { message, errorNumber, language, warning }: ProfitFault): Answer {
  const reference = randomBytes(16).toString("hex").toUpperCase();
  const lines = [
    warning === undefined ? "[ANTA ERROR]" : "[ANTA WARNING]",
    line("Description", message),
    ...(warning === undefined ? [] : [line("WARN", warning)]),
    line("Log reference", reference),
  ];
  const detail =
    `<ProfitApplicationException><ErrorNumber>${errorNumber}</ErrorNumber>` +
    `<Message>${escapeEnvelopeText(message)}</Message><Detail>${escapeEnvelopeText(lines.join("\n"))}</Detail>` +
    "</ProfitApplicationException>";
  return faultAnswer(version, 500, "Server", message, language, detail);
}

/** The web service saying no (see ClientFault): no detail, for Profit never heard of it. */
export function clientFault(version: SoapVersion, { code, message, status }: ClientFault): Answer {
  return faultAnswer(version, status, code, message.slice(0, 1_000), "en", "");
}

function line(label: string, text: string): string {
  return `${label.padEnd(LABEL_WIDTH, ".")}: ${text}`;
}

/** The fault of SOAP 1.2 has Code, Reason and Detail (inferred: no source shows one of Profit's). */
function faultAnswer(
  version: SoapVersion,
  status: number,
  code: Code,
  message: string,
  language: Language,
  detail: string,
): Answer {
  const words = escapeEnvelopeText(message);
  const fault =
    version === "1.1"
      ? `<faultcode>soap:${code}</faultcode><faultstring>${words}</faultstring>${element("detail", detail)}`
      : `<soap:Code><soap:Value>soap:${CODES_OF_12[code]}</soap:Value></soap:Code>` +
        `<soap:Reason><soap:Text xml:lang="${escapeAttribute(language)}">${words}</soap:Text></soap:Reason>` +
        element("soap:Detail", detail);
  return envelopeAnswer(version, status, `<soap:Fault>${fault}</soap:Fault>`);
}

function element(name: string, content: string): string {
  return content === "" ? `<${name} />` : `<${name}>${content}</${name}>`;
}
