import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { GetConnectorMetainfo } from "../wire/get-connector-metainfo";
import { Metainfo } from "../wire/metainfo";
import { UpdateConnectorMetainfo } from "../wire/update-connector-metainfo";
import { readJson, type ReadLimits } from "../answer/read-json";

/** Asks what the token may call (protocol 3.2). */
export function requestMetainfo(endpoint: ProfitEndpoint, signal?: AbortSignal): Promise<Response> {
  return send(endpoint, "metainfo", signal ? { signal } : {});
}

export function readMetainfo(response: Response, limits: ReadLimits = {}): Promise<Metainfo> {
  return readJson(response, Metainfo, "metainfo", limits);
}

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

/** Asks for the objects and fields of one UpdateConnector (protocol 3.4). */
export function requestUpdateConnectorMetainfo(
  endpoint: ProfitEndpoint,
  connectorId: string,
  signal?: AbortSignal,
): Promise<Response> {
  return send(endpoint, `metainfo/update/${encodeURIComponent(connectorId)}`, signal ? { signal } : {});
}

export function readUpdateConnectorMetainfo(
  response: Response,
  limits: ReadLimits = {},
): Promise<UpdateConnectorMetainfo> {
  return readJson(response, UpdateConnectorMetainfo, "metainfo of the UpdateConnector", limits);
}
