import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { readSubjectFile } from "@/lib/profit/files/subject-file";
import { IN_EXPORT, repeatRead } from "@/lib/profit/repeat-read";
import { failureOf } from "../connectors/call-profit";
import type { HistoryEntry } from "../history/port";
import type { JobRun, LineFile } from "../jobs/job-kind";
import type { DossierExportDefinition, DossierLine } from "./definition";

type Run = JobRun<DossierExportDefinition>;

/**
 * One attachment into its file, by one of the connection's places. Asked again only when nobody answered, the answer broke
 * off, or Profit asked to come back later; each try leaves a line in the history.
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
  const read = async () => {
    const giveBack = await ctx.profit.takeSlot(connectionId, signal);
    const startedAt = performance.now();
    const meter = { bytes: 0 };
    let ending: Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail"> = { outcome: "stopped" };
    try {
      signal.throwIfAborted();
      if (file.size > 0) await file.restart();
      const answer = await readSubjectFile(endpoint, { subjectId: itemId, fileId, transport }, { signal, meter });
      for await (const piece of answer.bytes) await file.write(piece);
      ending = { outcome: "ok", status: answer.status };
    } catch (error) {
      ending = failureOf(error, signal);
      throw error;
    } finally {
      giveBack();
      await ctx.history.record({
        ...{ kind: "call", action: "dossierExport.file", connectionId },
        ...{ method: transport === "soap" ? "POST" : "GET", subject: `${itemId}/${fileId ?? ""}` },
        ...{ durationMs: Math.round(performance.now() - startedAt), answerBytes: meter.bytes, ...ending },
      });
    }
  };
  await repeatRead(read, { signal, patience: IN_EXPORT });
}
