// cspell:ignore appconnectorreport reportconnector
import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";
import { compileFilter, queryStringOf } from "../filter/compile";
import { filtersXmlOf, unwritableIn } from "../filter/compile-xml";
import type { Filter, Transport } from "../filter/rows-query";
import { operationEnvelope, requestOperation } from "../soap/operations/call-operation";
import { send } from "../transport";
import { pathOf, soapServiceOf } from "./file-address";
import { type FileAnswer, type FileLimits, jsonFileOf, soapFileOf } from "./file-answer";

const SERVICE = "appconnectorreport.asmx";

export type ReportPlace = {
  /** A GUID. */
  reportId: string;
  /** Its field ids are the codes inside the report, such as U002. */
  filter: Filter;
  transport?: Transport | undefined;
};

/** A report as PDF (protocol 3.12, 4.8). */
export async function readReport(
  endpoint: ProfitEndpoint,
  { reportId, filter, transport = "rest" }: ReportPlace,
  limits: FileLimits = {},
): Promise<FileAnswer> {
  const signal = limits.signal ? { signal: limits.signal } : {};
  if (transport === "rest") {
    const query = queryStringOf(compileFilter(filter).parameters);
    return jsonFileOf(await send(endpoint, pathOf("reportconnector", reportId), { query, ...signal }), limits);
  }
  if (unwritableIn({ filter, orderBy: [] }).length > 0) {
    throw new ProfitError("REFUSED", "A value of the filter has a character that XML, and so SOAP, cannot carry");
  }
  const url = soapServiceOf(endpoint, SERVICE);
  const body = operationEnvelope("Execute", [
    ["reportID", reportId],
    ["filtersXml", filtersXmlOf(filter)],
  ]);
  return soapFileOf(await requestOperation(endpoint, url, { operation: "Execute", body, ...signal }), limits);
}
