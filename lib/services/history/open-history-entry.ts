import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { HistoryDetail, HistoryRow } from "./port";

export const OpenHistoryEntryInput = z.object({ id: z.string().regex(/^\d{1,19}$/) });
export type OpenHistoryEntryInput = z.output<typeof OpenHistoryEntryInput>;

export type OpenedHistoryEntry = HistoryRow & {
  /** null when there never was one, or when it is past its retention time. */
  detail: HistoryDetail | null;
};

/** One line with its seal broken. One answer for "absent" and "somebody else's": ids must not be probeable. */
export async function openHistoryEntry(ctx: ServiceContext, input: OpenHistoryEntryInput): Promise<OpenedHistoryEntry> {
  const entry = await ctx.history.find(ctx.actor, input.id);
  if (!entry) throw new ServiceError("NOT_FOUND", "History entry not found");
  return entry;
}
