import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { readSubjectFile } from "@/lib/profit/files/subject-file";
import { IN_EXPORT, repeatRead } from "@/lib/profit/repeat-read";
import { failureOf } from "../connectors/call-profit";
import type { JobRun, LineFile } from "../jobs/job-kind";
import type { DossierExportDefinition, DossierLine } from "./definition";
import { fetchedFilesOf } from "./fetched-files";

type Run = JobRun<DossierExportDefinition>;

/**
 * One attachment into its file, by one of the connection's places. Asked again only when nobody answered, the answer broke
 * off, or Profit asked to come back later; each try that failed leaves a line in the history.
 */
export async function fetchAttachment(
  run: Run,
  endpoint: ProfitEndpoint,
  { itemId, file: wanted }: DossierLine,
  file: LineFile,
): Promise<void> {
  const { ctx, connectionId, signal, definition } = run;
  const { transport } = definition;
  const fileId = wanted && wanted.fileId !== "" ? wanted.fileId : null;
  const name = fileId === null ? itemId : `${itemId}/${fileId}`;
  const read = async () => {
    const giveBack = await ctx.profit.takeSlot(connectionId, signal);
    const startedAt = performance.now();
    const meter = { bytes: 0 };
    const duration = () => Math.round(performance.now() - startedAt);
    try {
      signal.throwIfAborted();
      if (file.size > 0) await file.restart();
      const answer = await readSubjectFile(endpoint, { subjectId: itemId, fileId, transport }, { signal, meter });
      for await (const piece of answer.bytes) await file.write(piece);
    } catch (error) {
      giveBack();
      await ctx.history.record({
        ...{ kind: "call", action: "dossierExport.file", connectionId, subject: name },
        ...{ method: transport === "soap" ? "POST" : "GET", durationMs: duration(), answerBytes: meter.bytes },
        ...failureOf(error, signal),
      });
      throw error;
    }
    giveBack();
    await fetchedFilesOf(run).add(name, { bytes: file.size, durationMs: duration() });
  };
  await repeatRead(read, { signal, patience: IN_EXPORT });
}
