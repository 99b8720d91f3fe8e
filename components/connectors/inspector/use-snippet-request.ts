import { queryOptions, useQuery } from "@tanstack/react-query";
import { dataOf, Refusal } from "@/components/feedback/refusal";
import { callAction } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import type { ConnectionAddresses } from "@/lib/services/connections/connection-addresses";
import { type SnippetRequest, snippetRequestOf } from "@/lib/snippets/snippet-request";

export type AskAddresses = (input: { connectionId: string }) => Promise<ActionResult<ConnectionAddresses>>;

/** What a program is to ask: the query as it stands in the form, in an order that is safe to page by. */
export type SnippetSource = {
  connectionId: string;
  connectorId: string;
  query: Omit<RowsQuery, "fields">;
  fieldIds: readonly string[];
  askAddresses: AskAddresses;
};

const addressesQuery = (connectionId: string, ask: AskAddresses) =>
  queryOptions({
    queryKey: ["connection-addresses", connectionId],
    queryFn: async () => {
      const result = await callAction(ask, { connectionId });
      return dataOf(result);
    },
    staleTime: 60_000,
    retry: false,
  });

/** null until it is known where the connection's Profit is. */
export function useSnippetRequest({ connectionId, connectorId, query, fieldIds, askAddresses }: SnippetSource) {
  const addresses = useQuery(addressesQuery(connectionId, askAddresses));
  const request: SnippetRequest | null = addresses.data
    ? snippetRequestOf({ ...addresses.data, connectorId }, query, fieldIds)
    : null;
  return {
    request,
    trouble: addresses.error instanceof Refusal ? addresses.error.publicError : null,
    retry: () => void addresses.refetch(),
  };
}
