import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { Connection } from "../../connections/port";
import { describeFor } from "../../connectors/describe-get-connector";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { openMasking } from "../../privacy/masking";
import type { DossierExportDefinition } from "../definition";
import { allRows, type ReadConnector, type Reading } from "./connector-rows";

/** A connector of files: attachments of items, or of reactions. */
export type FileConnector = {
  read: ReadConnector;
  subjectId: string;
  reactionId: string | null;
  fileId: string;
  fileName: string | null;
  fileSize: string | null;
};

/** The connectors of a dossier as Profit describes them now. */
export type Chain = {
  items: ReadConnector;
  /** Fields of the items whose values are not to be seen. */
  maskedFields: ReadonlySet<string>;
  attachments: FileConnector;
  reactions: { read: ReadConnector; id: string; subjectId: string } | null;
  reactionAttachments: FileConnector | null;
  typeNames: ReadonlyMap<string, string>;
};

type Choice = Pick<DossierExportDefinition, "mapping" | "withReactions">;

/**
 * Describes what the export reads, and refuses fields that a connector does not have: a mapping may be older than the
 * connectors it names.
 */
export async function openChain(
  ctx: ServiceContext,
  connection: Connection,
  { mapping, withReactions }: Choice,
  reading: Reading,
): Promise<Chain> {
  const { items, attachments, reactions, reactionAttachments, types } = mapping;
  const describe = async (connectorId: string, ids: readonly (string | null)[], orderField: string) => {
    const { fields } = await describeFor(ctx, connection, connectorId, { action: "dossierExport.describe" });
    const wanted = ids.filter((id) => id !== null);
    assertFields(connectorId, fields, wanted);
    return { connectorId, fields, orderField, wanted };
  };
  const filesOf = async (connector: typeof attachments & { reactionId?: string | null }): Promise<FileConnector> => {
    const { connectorId, subjectId, fileId, fileName, fileSize, reactionId = null } = connector;
    const read = await describe(connectorId, [subjectId, reactionId, fileId, fileName, fileSize], subjectId);
    return { read, subjectId, reactionId, fileId, fileName, fileSize };
  };
  const { fields } = await describeFor(ctx, connection, items.connectorId, { action: "dossierExport.describe" });
  assertFields(items.connectorId, fields, [items.id]);
  const masking = await openMasking(ctx, { connectionId: connection.id, connectorId: items.connectorId });
  const withTexts = fields.filter(({ dataType }) => dataType !== "blob").map(({ id }) => id);
  return {
    // A folder's name may come from any of them.
    items: { connectorId: items.connectorId, fields, orderField: items.id, wanted: withTexts },
    maskedFields: new Set(masking.maskedOf(fields)),
    attachments: await filesOf(attachments),
    reactions:
      withReactions && reactions
        ? {
            read: await describe(reactions.connectorId, [reactions.id, reactions.subjectId], reactions.subjectId),
            ...{ id: reactions.id, subjectId: reactions.subjectId },
          }
        : null,
    reactionAttachments: withReactions && reactionAttachments ? await filesOf(reactionAttachments) : null,
    typeNames: types
      ? await typeNames(await describe(types.connectorId, [types.id, types.description], types.id), types, reading)
      : new Map(),
  };
}

const MOST_TYPES = 1_000;

async function typeNames(
  connector: ReadConnector,
  { id, description }: { id: string; description: string },
  reading: Reading,
): Promise<ReadonlyMap<string, string>> {
  const rows = await allRows(connector, [{ groups: [] }], MOST_TYPES, reading);
  return new Map(rows.flatMap((row) => (row[id] ? [[row[id], row[description] ?? row[id]] as const] : [])));
}

function assertFields(connectorId: string, fields: readonly GetConnectorField[], ids: readonly string[]): void {
  const missing = ids.find((id) => !fields.some((field) => field.id === id));
  if (missing === undefined) return;
  const sentence = `${connectorId} has no field "${missing}".`;
  const params = { parameter: "fields", kind: "unknownField", text: missing, connector: connectorId, sentence };
  throw new ServiceError("INVALID_INPUT", sentence, params);
}
