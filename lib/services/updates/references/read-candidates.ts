import { z } from "zod";
import type { CellValue } from "@/lib/schema/assist/read-back/written-value";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { readRows } from "../../connectors/read-rows";
import { remembered } from "../../connectors/remembered";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { TableName } from "./reference-sources";

/** More are searched for in the explorer. */
const MOST_CANDIDATES = 1_000;

export const ReadCandidatesInput = z.object({
  connectionId: z.uuid(),
  table: TableName,
  isFresh: z.boolean().optional(),
});
export type ReadCandidatesInput = z.output<typeof ReadCandidatesInput>;

export type Candidates = {
  candidates: { id: string; text: string | null }[];
  /** False when there are more than a thousand. */
  isComplete: boolean;
};

/**
 * What a reference to a table may name, through the chosen GetConnector: read once and remembered for ten minutes, for
 * all who have the connection. Masked fields are masked here as well, and make no candidates.
 */
export async function readCandidates(
  ctx: ServiceContext,
  { connectionId, table, isFresh }: ReadCandidatesInput,
): Promise<Candidates> {
  const connection = await findReadableConnection(ctx, connectionId);
  const source = (await ctx.updates.references.list(connectionId)).find((one) => one.table === table);
  if (!source) throw new ServiceError("NOT_FOUND", "Nobody chose where this reference is read from");
  const { getConnectorId, idFieldId, textFieldId } = source;
  const ask = async (): Promise<Candidates> => {
    const fields = [...new Set([idFieldId, ...(textFieldId === null ? [] : [textFieldId])])];
    const answer = await readRows(ctx, {
      connectionId,
      connectorId: getConnectorId,
      query: {
        ...{ fields, filter: { groups: [] }, skip: 0, take: MOST_CANDIDATES + 1 },
        orderBy: [{ fieldId: idFieldId, direction: "asc" }],
      },
      output: { format: "json", csv: DEFAULT_CSV },
    });
    if (answer.maskedFields.includes(idFieldId)) {
      throw new ServiceError("FORBIDDEN", "The field that tells the candidates is masked");
    }
    const rows = JSON.parse(Buffer.concat(answer.chunks).toString("utf8")) as Record<string, CellValue>[];
    return toCandidates(rows, idFieldId, textFieldId);
  };
  const question = `updates:candidates:${JSON.stringify([table, getConnectorId, idFieldId, textFieldId])}`;
  return remembered(ctx, connection, question, ask, { isFresh });
}

function toCandidates(
  rows: readonly Record<string, CellValue>[],
  idFieldId: string,
  textFieldId: string | null,
): Candidates {
  const byId = new Map<string, string | null>();
  for (const row of rows) {
    const id = row[idFieldId] ?? null;
    const text = textFieldId === null ? null : (row[textFieldId] ?? null);
    if (id !== null && id !== "" && !byId.has(String(id))) byId.set(String(id), text === null ? null : String(text));
  }
  const candidates = [...byId].map(([id, text]) => ({ id, text })).slice(0, MOST_CANDIDATES);
  return { candidates, isComplete: rows.length <= MOST_CANDIDATES };
}
