import { z } from "zod";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { RunId } from "@/lib/services/history/list-run-calls";
import type { ReportFile } from "@/lib/services/reports/run-report";
import { attachmentDisposition } from "./content-disposition";
import { readJson } from "./read-json";
import { streamOf } from "./stream-of";

/** Twenty questions of a thousand characters, and a report that is being made. */
const MOST_BYTES = 128 * 1024;

export type RunOf<S extends z.ZodObject, P> = (
  ctx: ServiceContext,
  place: P,
  input: z.output<S>,
) => Promise<ReportFile>;

/**
 * Runs a report with what a page of ours sent, and answers with the PDF as it comes: always to be saved, never shown as a
 * page. Who leaves lets Profit go.
 */
export async function reportResponse<S extends z.ZodObject, P extends object>(
  ctx: ServiceContext,
  request: Request,
  place: P,
  { body, run }: { body: S; run: RunOf<S, P> },
): Promise<Response> {
  if (Object.values(place).some((id) => !z.uuid().safeParse(id).success)) {
    throw new ServiceError("NOT_FOUND", "No such report");
  }
  const input = await readJson(request, body, MOST_BYTES);
  const runId = RunId.safeParse(new URL(request.url).searchParams.get("run")).data;
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const file = await run({ ...ctx, signal, ...(runId !== undefined && { runId }) }, place, input);
  const stream = streamOf(file.bytes, () => left.abort());
  return new Response(stream, {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": attachmentDisposition(file.fileName),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
