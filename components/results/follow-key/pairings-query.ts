import { queryOptions } from "@tanstack/react-query";
import type { WorkspaceActions } from "@/components/workspace/workspace-actions";
import type { KeyPairing } from "@/lib/services/workspace/port";

/** What this person confirmed in a connection. */
export const pairingsQuery = (connectionId: string, list: WorkspaceActions["listPairings"]) =>
  queryOptions({
    queryKey: ["pairings", connectionId] as const,
    queryFn: async () => {
      const result = await list({ connectionId });
      if (!result.ok) throw new Error(result.error.code);
      return result.data;
    },
    staleTime: 10 * 60_000,
  });

export function isSamePairing(one: KeyPairing, other: KeyPairing): boolean {
  return (
    one.fromConnectorId === other.fromConnectorId &&
    one.fromFieldId === other.fromFieldId &&
    one.toConnectorId === other.toConnectorId &&
    one.toFieldId === other.toFieldId
  );
}
