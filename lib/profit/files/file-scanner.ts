import type { ProfitError } from "../errors";

/** What takes the envelope off an answer with a file, be it JSON or SOAP: pieces in, the file's bytes out. */
export type FileScanner = {
  /** What Profit tells about the file, as far as it has arrived. */
  readonly told: ToldOfFile;
  /** Everything after this many bytes of the answer may be the file's own content; null while none has arrived. */
  readonly contentFrom: number | null;
  /** The bytes that this piece completes, often none. Throws ProfitError for what cannot be such an answer. */
  take(piece: Uint8Array): Buffer[];
  /** All has arrived: throws unless it was a whole answer. */
  end(): Buffer[];
};

export type ToldOfFile = { fileName: string | null; mimetype: string | null };

/** Tells, by how an answer begins, that it is something else altogether. */
export type OpeningJudge = {
  /** True when the scanner need not see it: it is no answer of this kind, and only read to its end. */
  isStranger(piece: Uint8Array): boolean;
  /** What it was instead. Asked when all has arrived, for that it broke off says more than how it began. */
  verdict(): ProfitError | null;
};
