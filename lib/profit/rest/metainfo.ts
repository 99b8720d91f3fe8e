import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { Metainfo } from "../wire/metainfo";
import { readJson, type ReadLimits } from "./read-json";

/** Asks what the token may call (protocol 3.2). */
export function requestMetainfo(endpoint: ProfitEndpoint, signal?: AbortSignal): Promise<Response> {
  return send(endpoint, "metainfo", signal ? { signal } : {});
}

export function readMetainfo(response: Response, limits: ReadLimits = {}): Promise<Metainfo> {
  return readJson(response, Metainfo, "metainfo", limits);
}
