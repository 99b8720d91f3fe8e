import { makeZip, predictLength } from "client-zip";
import { log } from "@/lib/log/log";
import type { ServiceContext } from "@/lib/services/context";
import { type FileOut, type FilesOut, openJobFile, openJobFiles } from "@/lib/services/jobs/job-files-out";
import { ServiceError } from "@/lib/services/errors";
import { attachmentDisposition } from "./content-disposition";
import { streamOf } from "./stream-of";

/** Of more files the length is not told beforehand: it takes a list of all of them. */
const MOST_FORETOLD = 100_000;

const SAFE_HEADERS = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
} as const;

/**
 * Everything of a job as one ZIP, unpacked (PDFs and pictures are packed already), also above 4 GB and 65,535 files. A
 * file that is not what it was breaks the transfer off: never a short file that looks whole.
 */
export async function jobZipResponse(ctx: ServiceContext, jobId: string): Promise<Response> {
  const out = await openJobFiles(ctx, { jobId });
  if (out.count === 0) throw new ServiceError("NOT_FOUND", "This job has no files");
  const length = await lengthOf(out);
  return new Response(counted(makeZip(entriesOf(out)), out), {
    headers: {
      ...SAFE_HEADERS,
      "content-type": "application/zip",
      "content-disposition": attachmentDisposition(out.name),
      ...(length !== null && { "content-length": length.toString() }),
    },
  });
}

/** One file of a job: always a download, never shown. */
export async function jobFileResponse(ctx: ServiceContext, jobId: string, ordinal: string): Promise<Response> {
  if (!/^\d{1,9}$/.test(ordinal)) throw new ServiceError("NOT_FOUND", "File not found");
  const file = await openJobFile(ctx, { jobId, ordinal: Number(ordinal) });
  return new Response(streamOf(file.bytes()), {
    headers: {
      ...SAFE_HEADERS,
      "content-type": "application/octet-stream",
      "content-disposition": attachmentDisposition(file.path.split("/").at(-1) ?? ""),
      "content-length": String(file.size),
    },
  });
}

type Entry = { name: string; size: number; lastModified: Date; input: AsyncIterable<Uint8Array<ArrayBuffer>> };

async function* entriesOf(out: FilesOut): AsyncGenerator<Entry> {
  for await (const file of out.files()) yield entryOf(file);
}

function entryOf({ path, size, modifiedAt, bytes }: FileOut): Entry {
  // Opened when its turn comes: 20,000 files are not open at once.
  const input = { [Symbol.asyncIterator]: () => bytes()[Symbol.asyncIterator]() };
  return { name: path, size, lastModified: modifiedAt, input: input as AsyncIterable<Uint8Array<ArrayBuffer>> };
}

async function lengthOf(out: FilesOut): Promise<bigint | null> {
  if (out.count > MOST_FORETOLD) return null;
  const files: { name: string; size: number }[] = [];
  for await (const { path, size } of out.files()) files.push({ name: path, size });
  return predictLength(files);
}

/** Tells the history how much went out, and whether it was all. */
function counted(zip: ReadableStream<Uint8Array>, out: FilesOut): ReadableStream<Uint8Array> {
  const reader = zip.getReader();
  let bytes = 0;
  const end = (isWhole: boolean) => void out.done({ bytes, isWhole });
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await reader.read();
        if (done) {
          end(true);
          controller.close();
          return;
        }
        bytes += value.length;
        controller.enqueue(value);
      } catch (error) {
        log().warn({ err: error }, "a ZIP of a job was broken off");
        end(false);
        controller.error(error);
      }
    },
    async cancel(reason) {
      end(false);
      await reader.cancel(reason);
    },
  });
}
