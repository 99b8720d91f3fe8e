import { createHash, type Hash } from "node:crypto";
import type { LineFile } from "../job-kind";
import type { OpenFile } from "../port";

export type WrittenFile = { size: number; sha256: string; modifiedMs: number };

/** The file a kind writes into: summed on the way, so that it need not be read again. */
export class LineWriter implements LineFile {
  readonly #file: OpenFile;
  #hash: Hash = createHash("sha256");
  #size = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    await this.#file.write(bytes);
  }

  async restart(): Promise<void> {
    this.#hash = createHash("sha256");
    this.#size = 0;
    await this.#file.truncate();
  }

  async end(): Promise<WrittenFile> {
    const { modifiedMs } = await this.#file.end();
    return { size: this.#size, sha256: this.#hash.digest("hex"), modifiedMs };
  }

  keep(path: string): Promise<void> {
    return this.#file.keep(path);
  }

  discard(): Promise<void> {
    return this.#file.discard();
  }
}
