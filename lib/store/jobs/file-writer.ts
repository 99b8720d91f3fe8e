import "server-only";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../database-error";

/** Most files are smaller than this: they are written in one go, when they are whole. */
const BUFFER_BYTES = 256 * 1024;

/** Buffers go from file to file: one for each of 20,000 would keep the garbage collector busy (measured). */
const free: Buffer[] = [];
const MOST_FREE = 16;

/** One file of a job, from its first byte to its real name. */
export class FileWriter {
  readonly #temporary: string;
  readonly #toPath: (path: string) => string;
  readonly #isPrivate: boolean;
  #file: FileHandle | null = null;
  #buffer: Buffer | null = null;
  #buffered = 0;

  /** `isPrivate`: for this program alone. What goes into a folder of the company's is for whom its umask says. */
  constructor(temporary: string, toPath: (path: string) => string, isPrivate: boolean) {
    this.#temporary = temporary;
    this.#toPath = toPath;
    this.#isPrivate = isPrivate;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length >= BUFFER_BYTES) {
      await this.#flush();
      await this.#put(bytes);
      return;
    }
    if (this.#buffered + bytes.length > BUFFER_BYTES) await this.#flush();
    this.#buffer ??= free.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
    this.#buffer.set(bytes, this.#buffered);
    this.#buffered += bytes.length;
  }

  async truncate(): Promise<void> {
    this.#buffered = 0;
    await this.#file?.close();
    this.#file = null; // opened anew, it is emptied
  }

  async end(): Promise<{ modifiedMs: number }> {
    await this.#flush();
    const file = await this.#opened();
    const { mtimeMs } = await file.stat();
    this.#file = null;
    this.#release();
    await file.close();
    return { modifiedMs: Math.trunc(mtimeMs) };
  }

  async keep(path: string): Promise<void> {
    const real = this.#toPath(path);
    await inFolder(real, this.#isPrivate ? 0o700 : 0o777, () => rename(this.#temporary, real));
  }

  async discard(): Promise<void> {
    this.#release();
    await this.#file?.close().catch(() => undefined);
    this.#file = null;
    await rm(this.#temporary, { force: true });
  }

  #release(): void {
    if (this.#buffer && free.length < MOST_FREE) free.push(this.#buffer);
    this.#buffer = null;
    this.#buffered = 0;
  }

  async #flush(): Promise<void> {
    if (this.#buffered === 0 || !this.#buffer) return;
    const length = this.#buffered;
    this.#buffered = 0;
    await this.#put(this.#buffer.subarray(0, length));
  }

  async #put(bytes: Uint8Array): Promise<void> {
    const file = await this.#opened();
    for (let written = 0; written < bytes.length;) {
      written += (await file.write(bytes, written)).bytesWritten;
    }
  }

  async #opened(): Promise<FileHandle> {
    return (this.#file ??= await inFolder(this.#temporary, 0o700, () =>
      open(this.#temporary, "w", this.#isPrivate ? 0o600 : 0o666),
    ));
  }
}

/** Folders are made when the first file of them comes: asking each time costs more than failing once. */
async function inFolder<T>(path: string, mode: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    await mkdir(dirname(path), { recursive: true, mode });
    return act();
  }
}
