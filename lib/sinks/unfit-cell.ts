/** A value that the format cannot hold as what its field is said to be. The file cannot be finished. */
export class UnfitCell extends Error {
  override readonly name = "UnfitCell";
  readonly fieldId: string;

  constructor(fieldId: string, message: string) {
    super(message);
    this.fieldId = fieldId;
  }
}
