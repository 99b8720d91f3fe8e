import { z } from "zod";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { dossierMappingOf } from "../attachments/dossier-mapping";
import { findConnection } from "../connections/find-connection";
import { describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { openMasking } from "../privacy/masking";
import { ITEM_WORDS, type ItemWord } from "./chain/item-values";
import { allRows, type Reading } from "./chain/connector-rows";
import { requireExporter } from "./require-exporter";

export const ExportOptionsInput = z.object({ connectionId: z.uuid() });
export type ExportOptionsInput = z.output<typeof ExportOptionsInput>;

export type ExportOptions = {
  /** The GetConnector of the items, and its fields: for the filter, the index and the folders. */
  connectorId: string;
  fields: GetConnectorField[];
  /** Fields whose values are not shown: they name no folder. */
  maskedFields: string[];
  types: { id: string; name: string }[];
  /** Words of the folder pattern that this dossier has a field for. */
  words: ItemWord[];
  hasReactions: boolean;
  hasSoap: boolean;
  /** Folders that the server may write into (EXPORT_DIRS). */
  targets: readonly string[];
};

const MOST_TYPES = 1_000;

/** What there is to choose from: types, fields, folders. */
export async function exportOptions(ctx: ServiceContext, { connectionId }: ExportOptionsInput): Promise<ExportOptions> {
  requireExporter(ctx);
  const connection = await findConnection(ctx, connectionId);
  const mapping = await dossierMappingOf(ctx, connectionId);
  const { items, types, reactionAttachments } = mapping;
  const action = "dossierExport.describe";
  const { fields } = await describeFor(ctx, connection, items.connectorId, { action });
  const masking = await openMasking(ctx, { connectionId, connectorId: items.connectorId });
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  const reading: Reading = {
    ...{ endpoint, transport: "rest", seen: { calls: 0, bytes: 0, rows: 0 } },
    takeSlot: (signal) => ctx.profit.takeSlot(connectionId, signal),
    signal: ctx.signal ?? new AbortController().signal,
  };
  const fieldOf: Record<ItemWord, string | null> = {
    ...{ nummer: items.id, jaar: items.date, maand: items.date, datum: items.date },
    ...{ type: items.type, relatie: items.relation, onderwerp: items.subject },
  };
  const maskedFields = masking.maskedOf(fields);
  const isShown = (field: string | null) => field !== null && !maskedFields.includes(field);
  return {
    ...{ connectorId: items.connectorId, fields, maskedFields },
    types: types && items.type ? await namedTypes(ctx, connection, types, reading) : [],
    words: ITEM_WORDS.filter((word) => isShown(fieldOf[word])),
    hasReactions: reactionAttachments !== null,
    hasSoap: endpoint.soapBaseUrl !== undefined,
    targets: ctx.jobs.files.targets(),
  };
}

async function namedTypes(
  ctx: ServiceContext,
  connection: Parameters<typeof describeFor>[1],
  { connectorId, id, description }: { connectorId: string; id: string; description: string },
  reading: Reading,
): Promise<ExportOptions["types"]> {
  const { fields } = await describeFor(ctx, connection, connectorId, { action: "dossierExport.describe" });
  const connector = { connectorId, fields, orderField: id, wanted: [id, description] };
  const rows = await allRows(connector, [{ groups: [] }], MOST_TYPES, reading);
  return rows.flatMap((row) => (row[id] ? [{ id: row[id], name: row[description] ?? row[id] }] : []));
}
