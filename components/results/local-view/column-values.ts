import type { CellValue } from "@/lib/profit/wire/get-connector-page";

/**
 * A column as the list of its different values and, for each row, which of them it has. What is worked out for a value is
 * then worked out once: sorting, filtering and the profile all begin here.
 */
export class ColumnValues {
  readonly values: CellValue[] = [];
  /** Of the rows, in their order. */
  codes: Uint32Array = new Uint32Array(0);
  rowCount = 0;
  readonly #codeOf = new Map<CellValue, number>();

  add(values: readonly CellValue[]): void {
    const codes = new Uint32Array(this.rowCount + values.length);
    codes.set(this.codes.subarray(0, this.rowCount));
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as CellValue;
      let code = this.#codeOf.get(value);
      if (code === undefined) {
        code = this.values.length;
        this.#codeOf.set(value, code);
        this.values.push(value);
      }
      codes[this.rowCount + index] = code;
    }
    this.codes = codes;
    this.rowCount += values.length;
  }
}
