import type { PrivacyKind } from "@/lib/privacy/privacy-kinds";
import { sensitiveFieldsOf } from "@/lib/privacy/sensitive-fields";
import { findReadableConnection } from "../connections/find-readable-connection";
import { type DescribeGetConnectorInput, describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { mayUnmask } from "./masking";

export type SensitiveField = {
  fieldId: string;
  isMasked: boolean;
  /** What its name makes us think; null = nothing, it was decided. */
  kind: PrivacyKind | null;
  isDecided: boolean;
};

/** `mayShow`: this person may see values for a reason, and say which fields are sensitive. */
export type FieldPrivacy = { fields: SensitiveField[]; mayShow: boolean };

/** The fields of a connector that are masked, and those that were decided not to be; in the connector's order. */
export async function listSensitiveFields(
  ctx: ServiceContext,
  { connectionId, connectorId }: Omit<DescribeGetConnectorInput, "isFresh">,
): Promise<FieldPrivacy> {
  const connection = await findReadableConnection(ctx, connectionId);
  const [{ fields }, decisions] = await Promise.all([
    describeFor(ctx, connection, connectorId),
    ctx.privacy.decisionsOn({ connectionId, connectorId }),
  ]);
  const guessed = sensitiveFieldsOf(fields);
  const decided = new Map(decisions.map(({ fieldId, isSensitive }) => [fieldId, isSensitive]));
  return {
    mayShow: mayUnmask(ctx),
    fields: fields.flatMap(({ id }) => {
      const kind = guessed.get(id) ?? null;
      const isMasked = decided.get(id) ?? kind !== null;
      return isMasked || decided.has(id) ? [{ fieldId: id, isMasked, kind, isDecided: decided.has(id) }] : [];
    }),
  };
}
