import "server-only";
import { z } from "zod";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { packWire, unpackWire, type WireCall } from "./wire-pack";

const Detail = z.object({
  url: z.string().optional(),
  query: z.string().optional(),
  page: z.string().optional(),
  errorCode: z.string().optional(),
  message: z.string().optional(),
  note: z.string().optional(),
  packedWire: z.string().optional(),
});

/** What may hold personal data: the query, Profit's own words. Stored sealed and for a limited time. */
export type HistoryDetail = {
  url?: string;
  query?: string;
  page?: string;
  errorCode?: string;
  message?: string;
  note?: string;
  wire?: WireCall[];
};

/** How long details are kept; the line itself, without them, stays. */
export const DETAIL_DAYS = 30;

/** One field longer than this is cut: a refusal may repeat a whole body. */
const MAX_FIELD_CHARACTERS = 20_000;

export function placeOfDetail(historyId: string): string {
  return `history:${historyId}:detail`;
}

/** A detail that only has to be sealed; what takes time is done. */
export type PackedDetail = Omit<HistoryDetail, "wire"> & { packedWire?: string };

export async function packDetail({ wire, ...words }: HistoryDetail): Promise<PackedDetail> {
  const cut = Object.entries(words).map(([name, value]) => [name, value?.slice(0, MAX_FIELD_CHARACTERS)]);
  return { ...Object.fromEntries(cut), ...(wire && { packedWire: await packWire(wire) }) };
}

export function sealDetail(historyId: string, detail: PackedDetail): string {
  return seal(keyRing(), JSON.stringify(detail), placeOfDetail(historyId));
}

export async function openDetail(historyId: string, sealed: string): Promise<HistoryDetail> {
  const { packedWire, ...words } = Detail.parse(JSON.parse(open(keyRing(), sealed, placeOfDetail(historyId))));
  const told = Object.entries(words).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(told), ...(packedWire !== undefined && { wire: await unpackWire(packedWire) }) };
}
