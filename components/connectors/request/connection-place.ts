import type { Connection, EnvironmentType } from "@/lib/services/connections/port";

/** Where the explorer reads: what a pasted request is held against, and whether SOAP can be asked. */
export type ConnectionPlace = {
  connectionId: string;
  connectorId: string;
  name: string;
  environmentType: EnvironmentType;
  environmentNumber: string | null;
  restHost: string;
  hasSoap: boolean;
};

export function placeOfConnection(connection: Connection, connectorId: string): ConnectionPlace {
  const { id, name, environmentType, environmentNumber, restBaseUrl, soapBaseUrl } = connection;
  return {
    ...{ connectionId: id, connectorId, name, environmentType, environmentNumber },
    restHost: URL.parse(restBaseUrl)?.host ?? "",
    hasSoap: soapBaseUrl !== null && soapBaseUrl !== "",
  };
}
