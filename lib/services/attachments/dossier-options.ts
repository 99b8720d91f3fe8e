import { z } from "zod";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { connectorPage } from "./connector-page";
import { foundDossier } from "./dossier-mapping";

export const DossierOptionsInput = z.object({ connectionId: z.uuid() });
export type DossierOptionsInput = z.output<typeof DossierOptionsInput>;

/** What a dossier can be searched by. */
export type DossierOptions = {
  /** False: no GetConnector of this connection tells of dossier items. */
  hasItems: boolean;
  types: { id: string; name: string }[];
  can: { date: boolean; type: boolean; relation: boolean; subject: boolean };
};

const MOST_TYPES = 500;

export async function dossierOptions(
  ctx: ServiceContext,
  { connectionId }: DossierOptionsInput,
): Promise<DossierOptions> {
  const connection = await findConnection(ctx, connectionId);
  const { items, types } = await foundDossier(ctx, connection);
  const named = (value: string | null | undefined) => value != null;
  const can = {
    date: named(items?.date),
    type: named(items?.type),
    relation: named(items?.relation),
    subject: named(items?.subject),
  };
  if (!items || !types || !can.type) return { hasItems: items !== null, types: [], can };
  const { connectorId, id, description } = types;
  const { rows } = await connectorPage(ctx, connection, "dossier.types", {
    connectorId,
    wanted: [id, description],
    filter: { groups: [] },
    orderBy: [{ fieldId: description, direction: "asc" }],
    skip: 0,
    take: MOST_TYPES,
  });
  return {
    hasItems: true,
    types: rows.flatMap((row) => (row[id] ? [{ id: row[id], name: row[description] ?? row[id] }] : [])),
    can,
  };
}
