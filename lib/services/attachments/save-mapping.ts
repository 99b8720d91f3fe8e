import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import { describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { DossierMapping } from "../dossier-export/dossier-mapping";
import { ServiceError } from "../errors";

export const SaveMappingInput = z.object({ connectionId: z.uuid(), mapping: DossierMapping.nullable() });
export type SaveMappingInput = z.output<typeof SaveMappingInput>;

/** Says where the dossier is read; null goes back to what the connectors' fields tell. Not for support. */
export async function saveMapping(ctx: ServiceContext, { connectionId, mapping }: SaveMappingInput): Promise<void> {
  if (ctx.actor.role === "support") throw new ServiceError("FORBIDDEN", "Support does not say where the dossier is");
  const connection = await findReadableConnection(ctx, connectionId);
  for (const part of Object.values(mapping ?? {})) {
    if (!part) continue;
    const { connectorId, ...chosen } = part;
    const { fields } = await describeFor(ctx, connection, connectorId, { action: "dossier.describe" });
    const missing = Object.values(chosen).find((id) => id !== null && !fields.some((field) => field.id === id));
    if (missing == null) continue;
    const sentence = `${connectorId} has no field "${missing}".`;
    const params = { parameter: "fields", kind: "unknownField", text: missing, connector: connectorId, sentence };
    throw new ServiceError("INVALID_INPUT", sentence, params);
  }
  await ctx.dossier.keepMapping(connectionId, mapping, ctx.actor.id);
  await ctx.history.record({
    kind: "act",
    action: "dossier.mapping",
    outcome: "ok",
    connectionId,
    subject: connection.name,
  });
}
