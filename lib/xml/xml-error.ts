/** XML that cannot be read. `line` and `column` count from one; the message has no position of its own. */
export class XmlError extends Error {
  override readonly name = "XmlError";
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
