import type { UnderstoodRequest } from "@/lib/profit/paste/request/understand-request";
import type { ConnectionPlace } from "./connection-place";

/** Something of it can fill the builder. */
export function isUsable({ form, isWrite }: UnderstoodRequest): boolean {
  const { filter, orderBy, skip, take, faults } = form;
  return !isWrite && faults.length === 0 && [filter, orderBy, skip, take].some((part) => part !== undefined);
}

/** It names another connector than the one that is open. Profit's names are matched in any case (protocol 1.3). */
export function isOtherConnector({ connectorId }: UnderstoodRequest, place: ConnectionPlace | null): boolean {
  return connectorId !== null && place !== null && connectorId.toLowerCase() !== place.connectorId.toLowerCase();
}

/** It was made for another environment than that of the connection. */
export function isElsewhere({ environment }: UnderstoodRequest, place: ConnectionPlace | null): boolean {
  if (!environment || !place) return false;
  if (environment.number !== null && place.environmentNumber !== null) {
    return environment.number !== place.environmentNumber || environment.type !== place.environmentType;
  }
  const host = environment.restBaseUrl && URL.parse(environment.restBaseUrl)?.host;
  return typeof host === "string" && host !== place.restHost;
}
