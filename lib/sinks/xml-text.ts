import type { ByteSink } from "./byte-sink";

const AMP = [0x26, 0x61, 0x6d, 0x70, 0x3b];
const LESS = [0x26, 0x6c, 0x74, 0x3b];
const GREATER = [0x26, 0x67, 0x74, 0x3b];
/** XML parsers make a line feed of a carriage return that is not written as a reference; Profit writes it so too (protocol 4.4). */
const RETURN = [0x26, 0x23, 0x78, 0x44, 0x3b];
/** What XML 1.0 cannot hold (controls, U+FFFE, U+FFFF) becomes U+FFFD, visible as something that was lost. */
const LOST = [0xef, 0xbf, 0xbd];

/** The most that one byte of text becomes. */
export const escapedLengthFactor = 5;

/** 1 = may have to be written otherwise. */
const SPECIAL = new Uint8Array(256);
for (const byte of [0x26, 0x3c, 0x3e, 0xef]) SPECIAL[byte] = 1;
for (let byte = 0; byte < 0x20; byte++) SPECIAL[byte] = byte === 0x09 || byte === 0x0a ? 0 : 1;

/** Text between tags. There must be room for `escapedLengthFactor` times its bytes. */
export function escapeXmlTo(sink: ByteSink, from: Uint8Array, start: number, end: number): void {
  const { bytes } = sink;
  let to = sink.length;
  for (let at = start; at < end; at++) {
    const byte = from[at] as number;
    if (SPECIAL[byte] === 0) {
      bytes[to++] = byte;
      continue;
    }
    if (byte === 0xef) {
      if (from[at + 1] === 0xbf && (from[at + 2] as number) >= 0xbe) {
        for (const part of LOST) bytes[to++] = part;
        at += 2;
      } else bytes[to++] = byte;
      continue;
    }
    for (const part of replacementOf(byte)) bytes[to++] = part;
  }
  sink.length = to;
}

function replacementOf(byte: number): readonly number[] {
  if (byte === 0x26) return AMP;
  if (byte === 0x3c) return LESS;
  if (byte === 0x3e) return GREATER;
  return byte === 0x0d ? RETURN : LOST;
}
