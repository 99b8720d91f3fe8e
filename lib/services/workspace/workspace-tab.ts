import { z } from "zod";
import { ConnectorId } from "../connectors/describe-get-connector";

/** PostgreSQL takes neither a NUL nor half a character; both can stand in an address. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes("\0");
export const StoredConnectorId = ConnectorId.refine(isStorable);
export const StoredFieldId = z.string().min(1).max(200).refine(isStorable);

/** More than a person keeps apart, and few enough to store and show at once. */
export const MOST_TABS = 40;
const MOST_SEARCH = 4_096;

/** One opened query: the connector, and the explorer's address as it stood (`search`, without `?`). */
export const WorkspaceTab = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  connectorId: StoredConnectorId,
  /** Given by the person; without it the connector's name is shown. */
  title: z.string().trim().min(1).max(80).refine(isStorable).optional(),
  search: z.string().max(MOST_SEARCH).refine(isStorable),
  isPinned: z.boolean().optional(),
  /** When it was last in front, by the browser's clock: only to choose which gives way. */
  usedAt: z.number().int().nonnegative(),
});
export type WorkspaceTab = z.output<typeof WorkspaceTab>;

/** The database holds JSON of an older or newer version too: a tab that cannot be read is let go, the others stay. */
export function storedTabs(stored: unknown): WorkspaceTab[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((tab) => {
    const read = WorkspaceTab.safeParse(tab);
    return read.success ? [read.data] : [];
  });
}
