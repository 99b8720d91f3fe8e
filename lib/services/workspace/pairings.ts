import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { KeyPairing } from "./port";
import { StoredConnectorId, StoredFieldId } from "./workspace-tab";

export const ListPairingsInput = z.object({ connectionId: z.uuid() });
export const PairingInput = z.object({
  connectionId: z.uuid(),
  fromConnectorId: StoredConnectorId,
  fromFieldId: StoredFieldId,
  toConnectorId: StoredConnectorId,
  toFieldId: StoredFieldId,
});
export type ListPairingsInput = z.output<typeof ListPairingsInput>;
export type PairingInput = z.output<typeof PairingInput>;

/** The pairings this person confirmed in a connection, newest first. */
export async function listPairings(ctx: ServiceContext, { connectionId }: ListPairingsInput): Promise<KeyPairing[]> {
  const connection = await findReadableConnection(ctx, connectionId);
  return ctx.workspace.pairingsOf(ctx.actor.id, connection.id);
}

/** Confirming what was confirmed before is no trouble. */
export async function confirmPairing(ctx: ServiceContext, pairing: PairingInput): Promise<void> {
  await findReadableConnection(ctx, pairing.connectionId);
  const isSet = await ctx.workspace.confirmPairing(ctx.actor.id, pairing);
  if (!isSet) throw new ServiceError("NOT_FOUND", "Connection not found");
}

export async function forgetPairing(ctx: ServiceContext, pairing: PairingInput): Promise<void> {
  await findReadableConnection(ctx, pairing.connectionId);
  await ctx.workspace.forgetPairing(ctx.actor.id, pairing);
}
