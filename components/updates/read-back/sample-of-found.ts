import { sampleOfRecord } from "@/lib/schema/assist/read-back/sample-of-record";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { RecordNow } from "@/lib/services/updates/send/port";

/** A message that changes a record from what it is now. What is masked is left out: it would be written as it shows. */
export function sampleOfFound(schema: ConnectorSchema, { key, values }: RecordNow): string {
  const told = [...key.map(({ place, value }) => ({ ...place, value })), ...values.filter(({ isMasked }) => !isMasked)];
  const columns = told.map(({ path, fieldId }) => ({ path, fieldId, column: [...path, fieldId].join("/") }));
  const row = Object.fromEntries(told.map(({ path, fieldId, value }) => [[...path, fieldId].join("/"), value]));
  return sampleOfRecord(schema, columns, row);
}
