import type { UpdatesPort } from "@/lib/services/updates/updates-port";

const no = () => Promise.reject(new Error("No verb under test asks this"));

/** For verbs that do not write: what is kept of writes is tested on the real database (lib/store/updates). */
export function memoryUpdates(): UpdatesPort {
  return {
    sends: {
      ...{
        begin: no,
        abandon: no,
        beat: no,
        end: no,
        expire: no,
        list: no,
        find: no,
        withDigest: no,
        noteReadBack: no,
      },
    },
    locks: { currentOf: no, unlock: no, lock: no },
    readBacks: { find: no, save: no, remove: no },
    references: { list: no, save: no, remove: no },
    drafts: {
      ...{ listFor: no, findFor: no, insert: no, update: no, remove: no, versionsOf: no, textOfVersion: no },
    },
  };
}
