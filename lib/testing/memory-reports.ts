import { randomUUID } from "node:crypto";
import type { NamedReport, ReportPort } from "@/lib/services/reports/port";

/** Reports in memory, for what runs them; that they are kept right is tested on the real database (lib/store/reports). */
export function memoryReports(): ReportPort {
  const reports = new Map<string, NamedReport>();
  const uses = new Map<string, number>();
  return {
    listFor: async (personId, connectionId) =>
      [...reports.values()]
        .filter((report) => report.connectionId === connectionId)
        .map((report) => ({ ...report, uses: uses.get(`${report.id} ${personId}`) ?? 0, lastUsedAt: null })),
    find: async (reportId) => reports.get(reportId) ?? null,
    insert: async (report) => {
      const made = { ...report, id: randomUUID(), version: 1, updatedAt: new Date(), updatedByName: null };
      reports.set(made.id, made);
      return made;
    },
    update: async (reportId, version, content) => {
      const known = reports.get(reportId);
      if (known?.version !== version) return null;
      const changed = { ...known, ...content, version: version + 1 };
      reports.set(reportId, changed);
      return changed;
    },
    remove: async (reportId) => void reports.delete(reportId),
    noteUse: async (reportId, personId) => {
      uses.set(`${reportId} ${personId}`, (uses.get(`${reportId} ${personId}`) ?? 0) + 1);
    },
  };
}
