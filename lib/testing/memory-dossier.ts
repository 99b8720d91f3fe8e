import type { DossierPort } from "@/lib/services/attachments/port";

/** Where dossiers are, in memory. */
export function memoryDossier(): DossierPort {
  const mappings = new Map<string, object>();
  return {
    mappingOf: (connectionId) => Promise.resolve(mappings.get(connectionId) ?? null),
    keepMapping(connectionId, mapping) {
      if (mapping === null) mappings.delete(connectionId);
      else mappings.set(connectionId, mapping);
      return Promise.resolve();
    },
  };
}
