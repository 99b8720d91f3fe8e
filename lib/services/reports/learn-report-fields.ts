import { z } from "zod";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { ReportField } from "@/lib/queries/report-field";
import { findReadableConnection } from "../connections/find-readable-connection";
import { ConnectorId, describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { requireReportMaker } from "./find-report";

export const LearnReportFieldsInput = z.object({ connectionId: z.uuid(), connectorId: ConnectorId });
export type LearnReportFieldsInput = z.output<typeof LearnReportFieldsInput>;

/**
 * Questions that a report could ask, from a GetConnector on the same data collection: there a field has the code that it
 * has inside the report (protocol 3.12). Which of them it asks is for a person to say.
 */
export async function learnReportFields(
  ctx: ServiceContext,
  { connectionId, connectorId }: LearnReportFieldsInput,
): Promise<ReportField[]> {
  requireReportMaker(ctx);
  const connection = await findReadableConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, connectorId, { action: "report.learn" });
  return fields.map(questionOf);
}

function questionOf({ id, fieldId, label, dataType }: GetConnectorField): ReportField {
  return {
    code: fieldId || id,
    label: label || id,
    kind: valueKindOf(dataType),
    operator: "equal",
    defaultValue: "",
    isRequired: false,
  };
}
