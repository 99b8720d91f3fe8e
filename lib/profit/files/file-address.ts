import type { ProfitEndpoint } from "../endpoint";
import { ProfitError } from "../errors";

/** The two ways in which ids stand in a REST address: clients use the path, AFAS's OpenAPI the query (protocol 3.9). */
export type RestForm = "path" | "query";

/** Ids as segments behind a connector; null is left out. */
export function pathOf(connector: string, ...segments: (string | null)[]): string {
  const written = segments.filter((segment) => segment !== null).map(segmentOf);
  return [connector, ...written].join("/");
}

/** `.` and `..` mean other things in a path, and no way of writing them changes that. */
function segmentOf(text: string): string {
  if (text === "." || text === "..")
    throw new ProfitError("NOT_FOUND", "There is no such address", { fault: "noFile" });
  return encodeURIComponent(text.toWellFormed());
}

export function queryOf(parameters: Readonly<Record<string, string | null>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value.toWellFormed())}`]))
    .join("&");
}

/** True when a path carries this text as it is; else it goes in the query. */
export function fitsInPath(text: string): boolean {
  return text !== "" && text !== "." && text !== ".." && text.isWellFormed() && !/[\\/\u0000-\u001f%]/.test(text);
}

export function soapServiceOf({ soapBaseUrl }: ProfitEndpoint, service: string): URL {
  if (!soapBaseUrl) throw new ProfitError("HOST_NOT_ALLOWED", "This connection has no address for SOAP");
  return new URL(service, soapBaseUrl);
}
