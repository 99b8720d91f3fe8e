import "server-only";
import { draftStore } from "./draft-store";
import { lockStore } from "./lock-store";
import { readBackStore } from "./read-back-store";
import { referenceStore } from "./reference-store";
import { sendStore } from "./send-store";

/** Everything about writing that is kept. Implements UpdatesPort of lib/services. */
export const updatesStore = {
  sends: sendStore,
  locks: lockStore,
  readBacks: readBackStore,
  references: referenceStore,
  drafts: draftStore,
};
