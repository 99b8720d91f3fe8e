import { RowFault } from "./row-fault";
import { RowSegment } from "./row-segment";
import { scanCell, textOf } from "./scan-cell";
import { endOfText, notJson, PADDING, skipSpace } from "./scan-json";

/** Pieces as one, with the zeros behind them that a scan needs. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length + PADDING);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The fields that the first row of a list has, "none" when the list is empty, null when it cannot be told yet. */
export function fieldsOfFirstRow(bytes: Uint8Array<ArrayBuffer>): string[] | "none" | null {
  const length = bytes.length - PADDING;
  let at = skipSpace(bytes, 0);
  if (at >= length) return null;
  if (bytes[at] !== 0x5b) throw new RowFault("wrongShape", "The answer is not a list of rows");
  at = skipSpace(bytes, at + 1);
  if (at >= length) return null;
  if (bytes[at] === 0x5d) return "none";
  if (bytes[at] !== 0x7b) throw new RowFault("wrongShape", "Row 1 is not an object");
  const probe = new RowSegment(0, 1, 0);
  probe.bytes = bytes;
  probe.length = length;
  at = skipSpace(bytes, at + 1);
  if (bytes[at] === 0x7d) return [];
  const fieldIds: string[] = [];
  for (;;) {
    if (at >= length) return null;
    if (bytes[at] !== 0x22) throw notJson(at);
    const end = Math.abs(endOfText(bytes, at + 1, length));
    if (end === 0) return null;
    fieldIds.push(textOf(bytes, at + 1, end));
    at = skipSpace(bytes, end + 1);
    if (at >= length) return null;
    if (bytes[at] !== 0x3a) throw notJson(at);
    at = scanCell(probe, 0, skipSpace(bytes, at + 1));
    if (at === 0) return null;
    at = skipSpace(bytes, at);
    if (at >= length) return null;
    if (bytes[at] === 0x7d) return fieldIds;
    if (bytes[at] !== 0x2c) throw notJson(at);
    at = skipSpace(bytes, at + 1);
  }
}
