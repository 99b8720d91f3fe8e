/** `[+-]` digits, point, digits and exponent of a JSON number (also the old `-.5`), as whole numbers. */
type Digits = { isNegative: boolean; unscaled: bigint; scale: number };

const SHAPE = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** The exact value of a number as `unscaled / 10^scale`; null for what is no number, or far beyond any column. */
function digitsOf(text: string): Digits | null {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = SHAPE.exec(text) ?? [];
  if (whole + fraction === "" || whole.length + fraction.length > 60) return null;
  const unscaled = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  return { isNegative: sign === "-", unscaled, scale };
}

/** The same value with exactly so many digits behind the point; null when it has more of them. */
function rescaled({ isNegative, unscaled, scale }: Digits, wanted: number): bigint | null {
  if (unscaled === 0n) return 0n;
  let value = unscaled;
  if (scale < wanted) {
    if (wanted - scale > 60) return null;
    value *= 10n ** BigInt(wanted - scale);
  } else if (scale > wanted) {
    if (scale - wanted > 120) return null;
    const divisor = 10n ** BigInt(scale - wanted);
    if (value % divisor !== 0n) return null;
    value /= divisor;
  }
  return isNegative ? -value : value;
}

/** A number in these bytes as so many hundredths (thousandths …); null for what has no exact such form. */
export function decimalAt(bytes: Uint8Array, start: number, end: number, scale: number): bigint | null {
  const digits = digitsOf(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1"));
  return digits && rescaled(digits, scale);
}
