import { queryOptions } from "@tanstack/react-query";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import type { FieldIndex } from "@/lib/services/connectors/index-fields";

export type ReadFieldIndex = (input: { connectionId: string }) => Promise<ActionResult<FieldIndex>>;

export class FieldIndexError extends Error {
  override readonly name = "FieldIndexError";
  readonly trouble: PublicError;

  constructor(trouble: PublicError) {
    super(trouble.explanation);
    this.trouble = trouble;
  }
}

/** Costs one call to Profit per connector the first time: asked for when someone searches, and kept for the visit. */
export const fieldIndexQuery = (connectionId: string, read: ReadFieldIndex) =>
  queryOptions({
    queryKey: ["field-index", connectionId] as const,
    queryFn: async () => {
      const result = await read({ connectionId });
      if (!result.ok) throw new FieldIndexError(result.error);
      return result.data;
    },
    staleTime: 10 * 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
