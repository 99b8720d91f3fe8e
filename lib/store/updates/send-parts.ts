import "server-only";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { and, asc, eq } from "drizzle-orm";
import { keyRing } from "@/lib/vault/key-ring";
import { open, seal } from "@/lib/vault/seal";
import { database } from "../database";
import { updateSendParts } from "../schema/updates";

/** What was sent, in sealed pieces: 75 MB at one go would hold everybody up for the better part of a second. */
export type SendPart = "body" | "xml" | "before";
type SealedPiece = { part: SendPart; piece: number; sealed: string };
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

const PIECE_BYTES = 1024 * 1024;
const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

export function placeOfPart(sendId: string, part: string, piece: number): string {
  return `update_send_parts:${sendId}:${part}:${piece}`;
}

/** Before a transaction holds anything up. Cut between bytes, for a cut between characters would lose half of one. */
export async function sealedPieces(sendId: string, part: SendPart, text: string): Promise<SealedPiece[]> {
  const bytes = Buffer.from(text, "utf8");
  const pieces: SealedPiece[] = [];
  for (let at = 0, piece = 0; at === 0 || at < bytes.length; at += PIECE_BYTES, piece++) {
    const packed = (await pack(bytes.subarray(at, at + PIECE_BYTES), { level: 1 })).toString("base64");
    pieces.push({ part, piece, sealed: seal(keyRing(), packed, placeOfPart(sendId, part, piece)) });
  }
  return pieces;
}

export async function insertPieces(tx: Transaction, sendId: string, pieces: readonly SealedPiece[]): Promise<void> {
  for (const piece of pieces) await tx.insert(updateSendParts).values({ sendId, ...piece });
}

/** null when nothing of it is kept (any more). */
export async function openPart(sendId: string, part: SendPart): Promise<string | null> {
  const rows = await database()
    .select({ piece: updateSendParts.piece, sealed: updateSendParts.sealed })
    .from(updateSendParts)
    .where(and(eq(updateSendParts.sendId, sendId), eq(updateSendParts.part, part)))
    .orderBy(asc(updateSendParts.piece));
  if (rows.length === 0) return null;
  const pieces: Buffer[] = [];
  for (const { piece, sealed } of rows) {
    const packed = open(keyRing(), sealed, placeOfPart(sendId, part, piece));
    pieces.push(await unpack(Buffer.from(packed, "base64"), { maxOutputLength: PIECE_BYTES }));
  }
  return Buffer.concat(pieces).toString("utf8");
}
