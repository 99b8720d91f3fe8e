import "server-only";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";

const Detail = z.object({
  url: z.string().optional(),
  query: z.string().optional(),
  page: z.string().optional(),
  errorCode: z.string().optional(),
  message: z.string().optional(),
  note: z.string().optional(),
});

/** What may hold personal data: the query, Profit's own words. Stored sealed and for a limited time. */
export type HistoryDetail = {
  url?: string;
  query?: string;
  page?: string;
  errorCode?: string;
  message?: string;
  note?: string;
};

/** How long details are kept; the line itself, without them, stays. */
export const DETAIL_DAYS = 30;

/** One field longer than this is cut: a refusal may repeat a whole body. */
const MAX_FIELD_CHARACTERS = 20_000;

export function placeOfDetail(historyId: string): string {
  return `history:${historyId}:detail`;
}

export function sealDetail(historyId: string, detail: HistoryDetail): string {
  const cut = Object.entries(detail).map(([name, value]) => [name, value?.slice(0, MAX_FIELD_CHARACTERS)]);
  return seal(keyRing(), JSON.stringify(Object.fromEntries(cut)), placeOfDetail(historyId));
}

export function openDetail(historyId: string, sealed: string): HistoryDetail {
  const entries = Object.entries(Detail.parse(JSON.parse(open(keyRing(), sealed, placeOfDetail(historyId)))));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
