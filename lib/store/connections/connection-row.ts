import "server-only";
import { z } from "zod";
import { connections } from "../schema/connections";

/** Everything of a connection but its secret: the sealed column is named by the verbs that need it, and by no other. */
export const CONNECTION_COLUMNS = {
  id: connections.id,
  name: connections.name,
  environmentType: connections.environmentType,
  environmentNumber: connections.environmentNumber,
  environmentCode: connections.environmentCode,
  restBaseUrl: connections.restBaseUrl,
  soapBaseUrl: connections.soapBaseUrl,
  origin: connections.origin,
  lastReport: connections.lastReport,
  secretReplacedAt: connections.secretReplacedAt,
  createdAt: connections.createdAt,
};

const Report = z.object({
  testedAt: z.string(),
  appConnector: z.string().nullable(),
  group: z.string().nullable(),
  environmentCode: z.string().nullable(),
  tokenExpiry: z.string().nullable(),
  profitVersion: z.string().nullable(),
  getConnectors: z.number(),
  updateConnectors: z.number(),
  roundTripMs: z.number(),
});

export type ConnectionRow = Omit<typeof connections.$inferSelect, "secretSealed" | "createdBy">;

/** A report in a form we no longer know counts as none: the next test makes a new one. */
export function toConnection(
  row: ConnectionRow,
  mayReadConnectors: boolean,
): Omit<ConnectionRow, "lastReport"> & { lastReport: z.output<typeof Report> | null; mayReadConnectors: boolean } {
  return { ...row, lastReport: Report.safeParse(row.lastReport).data ?? null, mayReadConnectors };
}

/** Bound into the sealed secret, so that it opens in its own row only. */
export function placeOfSecret(connectionId: string): string {
  return `connections:${connectionId}:secret`;
}
