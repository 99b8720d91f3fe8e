import "server-only";
import { z } from "zod";
import { people } from "../schema/people";
import { namedReports } from "../schema/reports";

export const REPORT_COLUMNS = {
  id: namedReports.id,
  connectionId: namedReports.connectionId,
  reportGuid: namedReports.reportGuid,
  name: namedReports.name,
  description: namedReports.description,
  fields: namedReports.fields,
  fileNamePattern: namedReports.fileNamePattern,
  connectorId: namedReports.connectorId,
  transport: namedReports.transport,
  version: namedReports.version,
  updatedAt: namedReports.updatedAt,
  updatedByName: people.name,
};

const Field = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(["text", "number", "date", "dateTime", "boolean"]),
  operator: z.enum([
    "equal",
    "greaterOrEqual",
    "lessOrEqual",
    "greater",
    "less",
    "contains",
    "notEqual",
    "isEmpty",
    "isNotEmpty",
    "startsWith",
    "notContains",
    "notStartsWith",
    "endsWith",
    "notEndsWith",
    "quick",
  ]),
  defaultValue: z.string(),
  isRequired: z.boolean(),
});

export type StoredField = z.output<typeof Field>;

/** A report whose questions cannot be read would, run without them, print everything: that is no report any more. */
export function fieldsOf(stored: unknown): StoredField[] {
  return z.array(Field).parse(stored);
}
