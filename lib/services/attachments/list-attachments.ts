import { z } from "zod";
import { ProfitError } from "@/lib/profit/errors";
import { listSubjectFiles } from "@/lib/profit/files/subject-file";
import { findConnection } from "../connections/find-connection";
import type { Connection } from "../connections/port";
import { callProfit } from "../connectors/call-profit";
import type { ServiceContext } from "../context";
import { connectorPage } from "./connector-page";
import { foundDossier, noDossier } from "./dossier-mapping";
import type { FoundDossier } from "./propose-mapping";

export const SubjectId = z.string().trim().min(1).max(100);
export const ListAttachmentsInput = z.object({ connectionId: z.uuid(), subjectId: SubjectId });
export type ListAttachmentsInput = z.output<typeof ListAttachmentsInput>;

export type ListedAttachment = {
  fileId: string;
  /** As Profit has it, and so not to be trusted; null when it has none. */
  fileName: string | null;
  size: number | null;
  /** null: of the item itself. */
  reactionId: string | null;
};

export type ItemAttachments = { attachments: ListedAttachment[]; hasMore: boolean };

const MOST = 1_000;
const byName = new Intl.Collator("nl", { numeric: true });

/** The attachments of a dossier item, and those of its reactions (protocol 3.9); over SOAP where no GetConnector tells. */
export async function listAttachments(
  ctx: ServiceContext,
  { connectionId, subjectId }: ListAttachmentsInput,
): Promise<ItemAttachments> {
  const connection = await findConnection(ctx, connectionId);
  const { attachments, reactionAttachments } = await foundDossier(ctx, connection);
  const [own, ofReactions] = await Promise.all([
    attachments ? rowsOf(ctx, connection, attachments, subjectId) : overSoap(ctx, connectionId, subjectId),
    reactionAttachments ? rowsOf(ctx, connection, reactionAttachments, subjectId) : [],
  ]);
  const all = [...own, ...ofReactions].toSorted((a, b) => byName.compare(a.fileName ?? "", b.fileName ?? ""));
  return { attachments: all.slice(0, MOST), hasMore: own.length > MOST || ofReactions.length > MOST };
}

type FileSource = NonNullable<FoundDossier["attachments"] | FoundDossier["reactionAttachments"]>;

async function rowsOf(
  ctx: ServiceContext,
  connection: Connection,
  source: FileSource,
  subjectId: string,
): Promise<ListedAttachment[]> {
  const { connectorId, fileId, fileName, fileSize } = source;
  const reactionId = "reactionId" in source ? source.reactionId : null;
  const { rows } = await connectorPage(ctx, connection, "dossier.attachments", {
    connectorId,
    wanted: [fileId, fileName, fileSize, reactionId],
    filter: { groups: [[{ fieldId: source.subjectId, operator: "equal", value: subjectId }]] },
    orderBy: [...(reactionId ? [reactionId] : []), fileId].map((fieldId) => ({ fieldId, direction: "asc" as const })),
    skip: 0,
    take: MOST + 1,
  });
  return rows.flatMap((row) => {
    const id = row[fileId];
    if (!id) return [];
    const size = fileSize === null ? Number.NaN : Number(row[fileSize] ?? Number.NaN);
    return [
      {
        fileId: id,
        fileName: fileName === null ? null : (row[fileName] ?? null),
        size: Number.isFinite(size) ? size : null,
        reactionId: reactionId === null ? null : (row[reactionId] ?? null),
      },
    ];
  });
}

async function overSoap(ctx: ServiceContext, connectionId: string, subjectId: string): Promise<ListedAttachment[]> {
  const action = "dossier.attachments";
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  if (!endpoint.soapBaseUrl) throw noDossier("attachments");
  const files = await callProfit(ctx, { connectionId, action, method: "POST", endpoint }, (watched, meter) =>
    listSubjectFiles(watched, subjectId, { meter, ...(ctx.signal && { signal: ctx.signal }) }),
  ).catch((error: unknown) => {
    // Profit's words on a service that nobody asked for would puzzle: what lacks is a GetConnector.
    throw error instanceof ProfitError && error.code === "REFUSED" ? noDossier("attachments") : error;
  });
  return files.map(({ fileId, fileName }) => ({ fileId, fileName, size: null, reactionId: null }));
}
