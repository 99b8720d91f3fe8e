/** `= + - @` tab CR at the front: what a spreadsheet takes for a formula (design 5.8). */
export const FORMULA = /^[=+\-@\t\r]/;

/** The same for the first byte of a text. */
export function startsFormula(byte: number): boolean {
  return byte === 0x3d || byte === 0x2b || byte === 0x2d || byte === 0x40 || byte === 0x09 || byte === 0x0d;
}
