import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { GetConnectorMetainfo } from "../wire/get-connector-metainfo";
import { readJson, type ReadLimits } from "./read-json";

/** Asks for the fields of one GetConnector (protocol 3.3). */
export function requestGetConnectorMetainfo(
  endpoint: ProfitEndpoint,
  connectorId: string,
  signal?: AbortSignal,
): Promise<Response> {
  return send(endpoint, `metainfo/get/${encodeURIComponent(connectorId)}`, signal ? { signal } : {});
}

export function readGetConnectorMetainfo(response: Response, limits: ReadLimits = {}): Promise<GetConnectorMetainfo> {
  return readJson(response, GetConnectorMetainfo, "metainfo of the GetConnector", limits);
}
