import { randomUUID } from "node:crypto";
import type { ExportPort, ExportRecord } from "@/lib/services/connectors/port";

/** Exports kept in memory. */
export function memoryExports(): ExportPort {
  const kept = new Map<string, ExportRecord & { personId: string }>();
  const own = (personId: string, exportId: string) => {
    const found = kept.get(exportId);
    return found?.personId === personId ? found : null;
  };
  return {
    async begin(owner, progress, startedAt) {
      const id = randomUUID();
      kept.set(id, { id, ...owner, ...progress, startedAt });
      return id;
    },
    find: async (personId, exportId) => own(personId, exportId),
    async takeOver(exportId, startedAt) {
      const found = kept.get(exportId);
      if (found) kept.set(exportId, { ...found, state: "running", startedAt });
    },
    async save(exportId, startedAt, progress) {
      const found = kept.get(exportId);
      if (found?.startedAt.getTime() !== startedAt.getTime()) return false;
      kept.set(exportId, { ...found, ...progress });
      return true;
    },
    forget: async (personId, exportId) => own(personId, exportId) !== null && kept.delete(exportId),
  };
}
