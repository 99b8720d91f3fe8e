import { z } from "zod";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../../connectors/describe-get-connector";
import { listGetConnectors } from "../../connectors/list-get-connectors";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import type { DeletedPairing } from "../port";
import { queryToFollow } from "../query-to-follow";
import {
  type NamedConnector,
  type NamedField,
  proposeKeys,
  proposeMoment,
  rankDeletedConnectors,
} from "./rank-deleted";

export const ProposeDeletedInput = z.object({
  queryId: z.uuid(),
  /** One that a person chose; without it the likeliest is proposed. */
  deletedConnectorId: ConnectorId.optional(),
});
export type ProposeDeletedInput = z.output<typeof ProposeDeletedInput>;

export type DeletedProposal = {
  connectors: NamedConnector[];
  /** null when no connector's name tells of deleted rows of this one. */
  proposal: DeletedPairing | null;
  /** To choose other keys from. */
  fields: NamedField[];
  deletedFields: NamedField[];
};

/** So many of those that tell of deleted records are looked into. */
const MOST_LOOKED_INTO = 3;

/**
 * Which GetConnector tells of the deleted rows of a query's connector, by the names of both and of their fields. Costs
 * Profit no more calls than there are connectors that by their names tell of deleted records, and three at most.
 */
export async function proposeDeletedConnector(
  ctx: ServiceContext,
  { queryId, deletedConnectorId }: ProposeDeletedInput,
): Promise<DeletedProposal> {
  const { connectionId, connectorId } = await queryToFollow(ctx, queryId);
  const connection = await findReadableConnection(ctx, connectionId);
  const [{ connectors: all }, { fields }] = await Promise.all([
    listGetConnectors(ctx, { connectionId }),
    describeFor(ctx, connection, connectorId),
  ]);
  const connectors = all.filter(({ id }) => id !== connectorId);
  const own = all.find(({ id }) => id === connectorId) ?? { id: connectorId, description: connectorId };
  const ranked = rankDeletedConnectors(own, all);
  const likely = ranked.map(({ connector }) => connector);
  const order = [...likely, ...connectors.filter((other) => !likely.includes(other))];
  const look = async (id: string, sharedWords = 0) => {
    const { fields: deletedFields } = await describeFor(ctx, connection, id);
    const keys = proposeKeys(fields, deletedFields);
    const proposal = { deletedConnectorId: id, keys, momentFieldId: proposeMoment(deletedFields) };
    return { proposal, deletedFields, isLikely: sharedWords > 0, rank: sharedWords + (keys.length > 0 ? 0.5 : 0) };
  };
  const answer = (found?: Awaited<ReturnType<typeof look>>): DeletedProposal => ({
    connectors: order,
    proposal: found?.proposal ?? null,
    fields: fields.map(named),
    deletedFields: found?.deletedFields.map(named) ?? [],
  });
  if (deletedConnectorId !== undefined) {
    if (!connectors.some(({ id }) => id === deletedConnectorId)) throw noSuchConnector();
    return answer(await look(deletedConnectorId));
  }
  const looked = await Promise.allSettled(
    ranked.slice(0, MOST_LOOKED_INTO).map(({ connector, sharedWords }) => look(connector.id, sharedWords)),
  );
  // One that Profit will not describe is no proposal; it can still be chosen, and then says why.
  const found = looked.flatMap((one) => (one.status === "fulfilled" && one.value.isLikely ? [one.value] : []));
  return answer(found.toSorted((one, other) => other.rank - one.rank)[0]);
}

export function noSuchConnector(): ServiceError {
  return new ServiceError("INVALID_INPUT", "The connection has no such other connector", {
    fields: "deletedConnectorId",
  });
}

function named({ id, label, dataType }: NamedField): NamedField {
  return { id, label: label ?? null, dataType };
}
