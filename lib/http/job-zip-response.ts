import { log } from "@/lib/log/log";
import type { ServiceContext } from "@/lib/services/context";
import { type FileOut, type FilesOut, openJobFile, openJobFiles } from "@/lib/services/jobs/job-files-out";
import { ServiceError } from "@/lib/services/errors";
import { attachmentDisposition } from "./content-disposition";
import { streamOf } from "./stream-of";
import { streamZip, zipLength } from "./stream-zip";

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
  const { files, length } = await foretold(out);
  return new Response(counted(streamZip(files), out), {
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

/** The files and the length of the ZIP that they make: of these files, for a job that runs has more of them a moment later. */
async function foretold(out: FilesOut): Promise<{ files: AsyncIterable<FileOut>; length: bigint | null }> {
  if (out.count > MOST_FORETOLD) return { files: out.files(), length: null };
  const files: FileOut[] = [];
  for await (const file of out.files()) files.push(file);
  return { files: oneByOne(files), length: zipLength(files) };
}

async function* oneByOne(files: readonly FileOut[]): AsyncGenerator<FileOut> {
  yield* files;
}

/** Tells the history how much went out, and whether it was all. */
function counted(zip: ReadableStream<Uint8Array>, out: FilesOut): ReadableStream<Uint8Array> {
  const reader = zip.getReader();
  let bytes = 0;
  const end = (isWhole: boolean) => void out.done({ bytes, isWhole });
  const source: UnderlyingDefaultSource<Uint8Array> = {
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
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
