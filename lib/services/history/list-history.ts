import { z } from "zod";
import type { ServiceContext } from "../context";
import type { HistoryRow } from "./port";

const HISTORY_KINDS = ["call", "act"] as const;
const HISTORY_OUTCOMES = ["ok", "refused", "failed", "stopped", "unknown"] as const;

export const ListHistoryInput = z.object({
  search: z.string().trim().max(200).default(""),
  kind: z.enum(HISTORY_KINDS).nullable().default(null),
  outcome: z.enum(HISTORY_OUTCOMES).nullable().default(null),
  connectionId: z.uuid().nullable().default(null),
  /** As `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable()
    .default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListHistoryInput = z.output<typeof ListHistoryInput>;

export type HistoryPage = {
  rows: HistoryRow[];
  /** Where to go on; null when this was the last page. */
  next: string | null;
};

/** Calls and acts, newest first: all of them for an administrator, otherwise one's own. Without their sealed detail. */
export async function listHistory(ctx: ServiceContext, input: ListHistoryInput): Promise<HistoryPage> {
  // One more than shown tells whether there is more, without counting what may be millions of lines.
  const found = await ctx.history.list(ctx.actor, { ...input, limit: input.limit + 1 });
  const rows = found.slice(0, input.limit);
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}
