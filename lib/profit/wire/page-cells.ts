/**
 * What a cell holds. The old number format of Profit 6 and before (`-.5`, not valid JSON) is told apart, so that a
 * writer can put the zero back (protocol 3.5).
 */
export const CELL = { null: 0, true: 1, false: 2, number: 3, numberWithoutZero: 4, text: 5, escapedText: 6 } as const;

/**
 * Rows as Profit sent them, cut into cells but not turned into objects: a writer copies the bytes it needs. That keeps
 * every digit of a decimal (JSON.parse would round it) and is several times faster than objects.
 * Cell `row * fieldIds.length + column` lies at `bytes[starts[cell] .. ends[cell])`; the quotes of a text are outside.
 */
export type PageCells = {
  /** At least eight bytes stand behind every cell, so that cells can be read in words. */
  bytes: Uint8Array;
  fieldIds: readonly string[];
  rowCount: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Values of CELL. */
  kinds: Uint8Array;
  /**
   * Length of `{"First":` when each row stands in the bytes without blanks and with its fields in the order of
   * `fieldIds`, so that it can be copied whole; 0 when not.
   */
  compactHead: number;
  /** Where eight bytes of `bytes` are that nobody else uses: a writer may put a text there and point cells at it. */
  spare: number;
  /** The rows that these are with some of their fields masked (lib/sinks/mask.ts); `compactHead` is then 0. */
  masking?: { of: PageCells; positions: readonly number[] };
};
