import { routes } from "@/components/layout/routes";

/** What an explorer's page is about, from its address; `search` without the question mark. */
export type TabAddress = { connectionId: string; connectorId: string; search: string };

/** null for every other page. */
export function addressOfPage(pathname: string, search: string): TabAddress | null {
  const [, connectionId, connectorId] = /^\/connections\/([^/]+)\/connectors\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (connectionId === undefined || connectorId === undefined) return null;
  try {
    return { connectionId: decodeURIComponent(connectionId), connectorId: decodeURIComponent(connectorId), search };
  } catch {
    return null;
  }
}

export function hrefOf({ connectionId, connectorId, search }: TabAddress): string {
  return routes.connector(connectionId, connectorId, new URLSearchParams(search));
}

export function isSameConnector(one: TabAddress, other: TabAddress): boolean {
  return one.connectionId === other.connectionId && one.connectorId === other.connectorId;
}

export function isSameAddress(one: TabAddress, other: TabAddress): boolean {
  return isSameConnector(one, other) && one.search === other.search;
}

/** Nothing was asked in it but the usual number of rows: who opens the connector anew loses nothing by it. */
export function isPlain({ search }: TabAddress): boolean {
  return [...new URLSearchParams(search).keys()].every((name) => name === "take");
}
