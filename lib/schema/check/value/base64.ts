const [PLUS, SLASH, EQUALS] = [0x2b, 0x2f, 0x3d];

/** Whether XSD takes it as base64: blanks may stand anywhere. A loop, for a file can be 75 MB of it. */
export function isBase64(value: string): boolean {
  let digits = 0;
  let padding = 0;
  let last = 0;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) continue;
    if (unit === EQUALS) padding++;
    else {
      const digit = digitOf(unit);
      if (digit < 0 || padding > 0) return false;
      last = digit;
      digits++;
    }
  }
  if (padding > 2 || (digits + padding) % 4 !== 0 || digits === 0) return false;
  // The bits of the last digit that belong to no byte must be off.
  if (padding === 1) return digits % 4 === 3 && (last & 3) === 0;
  return padding === 0 || (digits % 4 === 2 && (last & 15) === 0);
}

function digitOf(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61 + 26;
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 52;
  return unit === PLUS ? 62 : unit === SLASH ? 63 : -1;
}
