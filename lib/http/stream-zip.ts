import { makeZip, predictLength } from "client-zip";

export type ZipEntry = { path: string; size: number; modifiedAt: Date; bytes: () => AsyncGenerator<Uint8Array> };

/**
 * Files as one ZIP while they are read: stored, not packed (PDFs and pictures are packed already), with ZIP64 above 4 GB
 * and 65,535 files. Each is opened when its turn comes, and memory holds no more than the list of names.
 */
export function streamZip(files: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const reading: Reading = { bytes: null };
  const reader = makeZip(entriesOf(files, reading)).getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        // The library forgets the file that it was reading, which would stay open.
        await reading.bytes?.return(undefined);
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** How long it will be, to the byte. */
export function zipLength(files: readonly Pick<ZipEntry, "path" | "size">[]): bigint {
  return predictLength(files.map(({ path, size }) => ({ name: path, size })));
}

type Reading = { bytes: AsyncGenerator<Uint8Array> | null };
type Entry = { name: string; size: number; lastModified: Date; input: AsyncIterable<Uint8Array<ArrayBuffer>> };

async function* entriesOf(files: AsyncIterable<ZipEntry>, reading: Reading): AsyncGenerator<Entry> {
  for await (const { path, size, modifiedAt, bytes } of files) {
    const input = { [Symbol.asyncIterator]: () => (reading.bytes = bytes()) };
    yield { name: path, size, lastModified: modifiedAt, input: input as AsyncIterable<Uint8Array<ArrayBuffer>> };
  }
}
