"use client";

import { useQuery } from "@tanstack/react-query";
import { answerOf, type GetConnectorActions, troubleOf } from "../update-actions";

/** The GetConnectors of a connection, and the fields of the chosen one. */
export function useGetConnectors(connectionId: string, getConnectorId: string, actions: GetConnectorActions) {
  const { listGetConnectors, describeGetConnector } = actions;
  const listed = useQuery({
    queryKey: ["updates", "getConnectors", connectionId],
    queryFn: () => answerOf(listGetConnectors, { connectionId }),
    staleTime: 10 * 60_000,
  });
  const described = useQuery({
    queryKey: ["updates", "getFields", connectionId, getConnectorId],
    queryFn: () => answerOf(describeGetConnector, { connectionId, connectorId: getConnectorId }),
    enabled: getConnectorId !== "",
    staleTime: 10 * 60_000,
  });
  return {
    connectors: listed.data?.connectors ?? null,
    fields: getConnectorId === "" ? null : (described.data?.fields ?? null),
    trouble: troubleOf(listed.error) ?? troubleOf(described.error),
    retry: () => void (listed.isError ? listed.refetch() : described.refetch()),
  };
}

export type GetFields = NonNullable<ReturnType<typeof useGetConnectors>["fields"]>;
