import { z } from "zod";
import { ProfitError } from "@/lib/profit/errors";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { describeFor } from "./describe-get-connector";
import { listGetConnectors } from "./list-get-connectors";

export const IndexFieldsInput = z.object({ connectionId: z.uuid() });
export type IndexFieldsInput = z.output<typeof IndexFieldsInput>;

/** `dataType` as Profit words it. */
export type IndexedField = { id: string; label: string; dataType: string };
export type FieldIndex = {
  connectors: { connectorId: string; fields: IndexedField[] }[];
  /** Listed, yet Profit would not describe them: blocked, or taken out of the app connector meanwhile. */
  undescribed: string[];
};

/** As many as Profit takes at once from one connection. */
const AT_ONCE = 5;

/**
 * The fields of all GetConnectors of a connection, so that the catalogue can be searched by field label. The first
 * time it costs one call per connector; afterwards the answers are remembered for ten minutes, one by one.
 */
export async function indexFields(ctx: ServiceContext, { connectionId }: IndexFieldsInput): Promise<FieldIndex> {
  const connection = await findReadableConnection(ctx, connectionId);
  const { connectors } = await listGetConnectors(ctx, { connectionId });
  const fieldsById = new Map<string, IndexedField[]>();
  const waiting = connectors.values();
  const worker = async () => {
    for (const { id } of waiting) {
      try {
        const { fields } = await describeFor(ctx, connection, id, { action: "connectors.index" });
        fieldsById.set(
          id,
          fields.map((field) => ({ id: field.id, label: field.label ?? field.id, dataType: field.dataType })),
        );
      } catch (error) {
        // One connector that is blocked says nothing of the others; silence or a refused token does.
        if (!(error instanceof ProfitError) || !["REFUSED", "NOT_FOUND", "BAD_ANSWER"].includes(error.code))
          throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    connectors: connectors.flatMap(({ id }) => {
      const fields = fieldsById.get(id);
      return fields ? [{ connectorId: id, fields }] : [];
    }),
    undescribed: connectors.flatMap(({ id }) => (fieldsById.has(id) ? [] : [id])),
  };
}
