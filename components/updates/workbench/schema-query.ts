import { queryOptions } from "@tanstack/react-query";
import { routes } from "@/components/layout/routes";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";

export type WorkbenchSchema = { schema: ConnectorSchema; xsd: string | null };

export type SchemaAddress = { connectionId: string; connectorId: string; version: string };

/** The browser keeps it for as long as its version stays the same: a reload asks nobody. */
export const schemaQuery = ({ connectionId, connectorId, version }: SchemaAddress) =>
  queryOptions({
    queryKey: ["updates", connectionId, connectorId, "schema", version],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<WorkbenchSchema> => {
      const response = await fetch(routes.updateSchema(connectionId, connectorId, version), { signal });
      if (!response.ok) throw new Error(`Status ${response.status} for the schema`);
      return (await response.json()) as WorkbenchSchema;
    },
  });
