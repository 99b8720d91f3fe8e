import "server-only";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { people } from "../schema/people";
import { savedQueries } from "../schema/saved-queries";

export const owners = alias(people, "owner");
export const editors = alias(people, "editor");

/** All but the query itself, with the names of who made it and who changed it last. */
export const LINE_COLUMNS = {
  id: savedQueries.id,
  connectionId: savedQueries.connectionId,
  connectorId: savedQueries.connectorId,
  ownerId: savedQueries.ownerId,
  ownerName: owners.name,
  visibility: savedQueries.visibility,
  folder: savedQueries.folder,
  name: savedQueries.name,
  description: savedQueries.description,
  sinceFieldId: savedQueries.sinceFieldId,
  version: savedQueries.version,
  createdAt: savedQueries.createdAt,
  updatedAt: savedQueries.updatedAt,
  updatedByName: editors.name,
};

export const QUERY_COLUMNS = { ...LINE_COLUMNS, page: savedQueries.page, parameters: savedQueries.parameters };

const Parameters = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    kind: z.enum(["text", "number", "date", "dateTime", "boolean"]),
    defaultValue: z.string(),
    isRequired: z.boolean(),
  }),
);

/** Parameters in a form we no longer know count as none: the form then asks for each placeholder as it stands. */
export function parametersOf(stored: unknown): z.output<typeof Parameters> {
  return Parameters.safeParse(stored).data ?? [];
}
