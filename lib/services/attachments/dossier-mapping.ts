import type { Connection } from "../connections/port";
import { findConnection } from "../connections/find-connection";
import { describeFor } from "../connectors/describe-get-connector";
import { listFor } from "../connectors/list-get-connectors";
import { remembered } from "../connectors/remembered";
import type { ServiceContext } from "../context";
import { DossierMapping } from "../dossier-export/dossier-mapping";
import { ServiceError } from "../errors";
import { candidatesOf, type FoundDossier, proposedMapping } from "./propose-mapping";

/**
 * Where the dossier of a connection is read: as somebody said, else as the connectors' own fields tell. Environments name
 * these as they like, so nothing here may count on a name.
 */
export async function foundDossier(ctx: ServiceContext, connection: Connection): Promise<FoundDossier> {
  const said = DossierMapping.safeParse(await ctx.dossier.mappingOf(connection.id));
  return said.success ? said.data : proposedDossier(ctx, connection);
}

/** What the connectors' own fields tell. The grant has been checked. */
export async function proposedDossier(ctx: ServiceContext, connection: Connection): Promise<FoundDossier> {
  return remembered(ctx, connection, "dossier", async () => {
    const { connectors } = await listFor(ctx, connection);
    const action = "dossier.describe";
    const described = await Promise.all(
      candidatesOf(connectors).map(async (id) => ({ id, ...(await describeFor(ctx, connection, id, { action })) })),
    );
    return proposedMapping(described.map(({ id, fields }) => ({ id, fields })));
  });
}

/** The same for who needs items and their attachments both. */
export async function dossierMappingOf(ctx: ServiceContext, connectionId: string): Promise<DossierMapping> {
  const { items, attachments, ...rest } = await foundDossier(ctx, await findConnection(ctx, connectionId));
  if (items && attachments) return { items, attachments, ...rest };
  throw noDossier(items ? "attachments" : "items");
}

export function noDossier(lacking: "items" | "attachments"): ServiceError {
  const what = lacking === "items" ? "dossier items" : "attachments of dossier items";
  const sentence = `No GetConnector of this connection tells of ${what}.`;
  return new ServiceError("INVALID_INPUT", sentence, {
    parameter: "dossier",
    kind: "noDossier",
    text: lacking,
    sentence,
  });
}
