import type { CellValue } from "@/lib/profit/wire/get-connector-page";

/**
 * A text too long to be carried along with every row: how it begins and ends, so that the grid can show it and tell what
 * it is. The whole of it is asked for when somebody opens it. A type of its own, so that nobody takes it for the value.
 */
export type CutText = { head: string; tail: string; length: number };

/** What a cell of the grid holds. */
export type GridValue = CellValue | CutText;
export type GridRowValues = Record<string, GridValue>;

/** Longer texts than this are cut; in bytes, of which a letter takes one or more. */
export const WHOLE_BYTES = 4_096;
const HEAD_BYTES = 1_024;
const TAIL_BYTES = 256;

export function isCut(value: GridValue | undefined): value is CutText {
  return typeof value === "object" && value !== null;
}

/** Cuts between letters; `bytes` is UTF-8 with JSON's escapes, `isEscaped` says whether there are any. */
export function cutTextOf(bytes: Uint8Array, isEscaped: boolean): CutText {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let headEnd = HEAD_BYTES;
  while (isContinuation(bytes[headEnd])) headEnd--;
  let tailStart = bytes.length - TAIL_BYTES;
  while (isContinuation(bytes[tailStart])) tailStart++;
  const head = decoder.decode(bytes.subarray(0, headEnd));
  const tail = decoder.decode(bytes.subarray(tailStart));
  return {
    head: isEscaped ? readable(head.replace(/\\u?[0-9a-fA-F]{0,3}$/, "")) : head,
    tail: isEscaped ? readable(tail.replace(/^[^\\]{0,5}/, "")) : tail,
    length: bytes.length,
  };
}

/** A piece of a text with escapes; what the cut tore apart stays as it is. */
function readable(piece: string): string {
  try {
    return JSON.parse(`"${piece}"`) as string;
  } catch {
    return piece;
  }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
