import type { SourceKind } from "../connector-schema";

/** A source that can be read and yet describes no UpdateConnector. */
export class SchemaSourceFault extends Error {
  readonly source: SourceKind;

  constructor(source: SourceKind, message: string) {
    super(message);
    this.name = "SchemaSourceFault";
    this.source = source;
  }
}
