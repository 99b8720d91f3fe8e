/** Why what came is not rows: the answer ends too early, is no JSON, or holds something else than rows of cells. */
export class RowFault extends Error {
  override readonly name = "RowFault";
  readonly fault: "cutOff" | "notJson" | "wrongShape";

  constructor(fault: RowFault["fault"], message: string) {
    super(message);
    this.fault = fault;
  }
}
