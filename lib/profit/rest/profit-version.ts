import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { ProfitVersion } from "../wire/profit-version";
import { readJson, type ReadLimits } from "../answer/read-json";

/** Asks for the version; needs the special connector AppConnectorVersion in the app connector (protocol 3.1). */
export function requestProfitVersion(endpoint: ProfitEndpoint, signal?: AbortSignal): Promise<Response> {
  return send(endpoint, "profitversion", signal ? { signal } : {});
}

export function readProfitVersion(response: Response, limits: ReadLimits = {}): Promise<ProfitVersion> {
  return readJson(response, ProfitVersion, "Profit version", limits);
}
