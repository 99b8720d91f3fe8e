import { putCodePoint } from "@/lib/xml/put-code-point";

const SIMPLE: Readonly<Record<number, number>> = {
  0x62: 0x08, // b
  0x66: 0x0c, // f
  0x6e: 0x0a, // n
  0x72: 0x0d, // r
  0x74: 0x09, // t
};

/**
 * The UTF-8 of a JSON text that has escapes, without making a string of it. `target` needs as many bytes as the text
 * has: an escape is never shorter than what it stands for. Half a surrogate pair becomes U+FFFD, as everywhere.
 * Returns the end of what was written.
 */
export function unescapeTo(target: Uint8Array, from: number, bytes: Uint8Array, start: number, end: number): number {
  let to = from;
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte !== 0x5c) {
      target[to++] = byte;
      at++;
      continue;
    }
    const kind = bytes[at + 1] as number;
    at += 2;
    if (kind !== 0x75) {
      target[to++] = SIMPLE[kind] ?? kind;
      continue;
    }
    let unit = hexAt(bytes, at);
    at += 4;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const second = bytes[at] === 0x5c && bytes[at + 1] === 0x75 && at + 6 <= end ? hexAt(bytes, at + 2) : 0;
      if (unit < 0xdc00 && second >= 0xdc00 && second <= 0xdfff) {
        unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
        at += 6;
      } else unit = 0xfffd;
    }
    to = putCodePoint(target, to, unit);
  }
  return to;
}

function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) {
    const byte = bytes[index] as number;
    value = value * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return value;
}

/** Memory for texts without their escapes; grows to the largest and is used again. */
export class Scratch {
  bytes = new Uint8Array(1_024);
  view = new DataView(this.bytes.buffer);

  /** Returns the length of the text, which stands at the beginning of `bytes`. */
  unescape(bytes: Uint8Array, start: number, end: number): number {
    if (end - start + 8 > this.bytes.length) {
      this.bytes = new Uint8Array((end - start) * 2 + 8);
      this.view = new DataView(this.bytes.buffer);
    }
    return unescapeTo(this.bytes, 0, bytes, start, end);
  }
}
