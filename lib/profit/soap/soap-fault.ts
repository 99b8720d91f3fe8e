import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { readBody, type BodyLimits } from "../body";
import { ProfitError } from "../errors";
import { profitErrorOf } from "../refusal";

/** A fault is a few thousand bytes; more than this is not one. */
export const MOST_FAULT_BYTES = 256 * 1024;

/**
 * A bad status of the SOAP service as the error it stands for. A fault is Profit saying no, with its words, its number
 * and its log reference (protocol 4.9); what else can come with a bad status is as with REST.
 */
export async function soapErrorOf(
  response: Response,
  { signal, meter }: Pick<BodyLimits, "signal" | "meter"> = {},
): Promise<ProfitError> {
  const { status, headers } = response;
  const body = await readBody(response, { maxBytes: MOST_FAULT_BYTES, stallMs: 10_000, signal, meter }).catch(
    (error: unknown) => {
      signal?.throwIfAborted();
      return error instanceof ProfitError ? error : Promise.reject(error);
    },
  );
  if (body instanceof ProfitError) return body;
  const text = body.toString("utf8");
  return (
    faultErrorOf(text, status) ??
    // The same judge as for REST: 401, 403, 503, a web page, nothing at all.
    profitErrorOf(new Response(text, { status, headers: { "content-type": headers.get("content-type") ?? "" } }))
  );
}

/** The fault that a text is, or null. */
export function faultErrorOf(text: string, status: number): ProfitError | null {
  const fault = faultIn(text);
  if (!fault) return null;
  const words = textAt(fault, ["faultstring"]) || textAt(fault, ["Reason", "Text"]);
  const exception = childOf(childOf(fault, "detail") ?? childOf(fault, "Detail"), "ProfitApplicationException");
  const detail = exception ? textAt(exception, ["Detail"]) : "";
  const number = exception ? Number(textAt(exception, ["ErrorNumber"]) || Number.NaN) : Number.NaN;
  // What the user name or the token has wrong stands only in the line WARN (protocol 2.3).
  const warning = labelled(detail, "WARN");
  const logReference = /^[0-9A-F]{32}$/i.exec(labelled(detail, "Log reference") ?? "")?.[0];
  const message = [words || "Profit gave no words", ...(warning && !words.includes(warning) ? [warning] : [])].join(
    " ",
  );
  return new ProfitError("REFUSED", message.trim(), {
    status,
    ...(logReference && { logReference }),
    ...(Number.isFinite(number) && { errorNumber: number }),
  });
}

/** The value behind a label that is padded with dots up to its colon (protocol 4.9). */
function labelled(detail: string, label: string): string | undefined {
  const line = detail.split("\n").find((written) => written.trim().startsWith(label));
  return line && /^[^:]*:\s*(.*)$/.exec(line)?.[1]?.trim();
}

function faultIn(text: string): XmlElement | null {
  if (!text.includes("Fault")) return null;
  try {
    const envelope = parseXml(text.replace(/^\uFEFF/, ""), { depth: 32, attributes: 32, nodes: 2_000 });
    return childOf(childOf(envelope, "Body"), "Fault") ?? null;
  } catch {
    return null;
  }
}

function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

function textAt(element: XmlElement, path: readonly string[]): string {
  return path.reduce<XmlElement | undefined>(childOf, element)?.text.trim() ?? "";
}
