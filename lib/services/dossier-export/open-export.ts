import { z } from "zod";
import { dossierMappingOf } from "../attachments/dossier-mapping";
import { findConnection } from "../connections/find-connection";
import { assertTransport } from "../connectors/page-source";
import type { ServiceContext } from "../context";
import type { Chain } from "./chain/open-chain";
import { openChain } from "./chain/open-chain";
import type { Reading } from "./chain/connector-rows";
import { itemFilter } from "./chain/item-filter";
import { patternOf } from "./chain/pattern-of";
import { DossierChoice, type DossierExportDefinition } from "./definition";
import { requireExporter } from "./require-exporter";
import type { FolderPattern } from "@/lib/queries/folder-pattern";
import { ServiceError } from "../errors";

export const ChosenExportInput = z.object({ connectionId: z.uuid(), choice: DossierChoice });
export type ChosenExportInput = z.output<typeof ChosenExportInput>;

/** An export that was judged: it could be begun. */
export type OpenedExport = {
  definition: DossierExportDefinition;
  chain: Chain;
  pattern: FolderPattern;
  reading: Reading;
};

/** Judges what was chosen against the connectors as they are now; throws ServiceError for what cannot be exported. */
export async function openExport(
  ctx: ServiceContext,
  { connectionId, choice }: ChosenExportInput,
): Promise<OpenedExport> {
  requireExporter(ctx);
  const connection = await findConnection(ctx, connectionId);
  const mapping = await dossierMappingOf(ctx, connectionId);
  const definition = { ...choice, mapping };
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  assertTransport(endpoint, choice.transport);
  itemFilter(definition);
  const reading: Reading = {
    endpoint,
    transport: choice.transport,
    takeSlot: (signal) => ctx.profit.takeSlot(connectionId, signal),
    signal: ctx.signal ?? new AbortController().signal,
    seen: { calls: 0, bytes: 0, rows: 0 },
  };
  const chain = await openChain(ctx, connection, definition, reading);
  const pattern = patternOf(definition, chain);
  assertItemFields(chain, [...choice.columns, ...choice.filter.groups.flat().map(({ fieldId }) => fieldId)]);
  return { definition, chain, pattern, reading };
}

function assertItemFields({ items }: Chain, ids: readonly string[]): void {
  const missing = ids.find((id) => !items.fields.some((field) => field.id === id));
  if (missing === undefined) return;
  const sentence = `${items.connectorId} has no field "${missing}".`;
  throw new ServiceError("INVALID_INPUT", sentence, {
    ...{ parameter: "fields", kind: "unknownField", text: missing, sentence },
  });
}
