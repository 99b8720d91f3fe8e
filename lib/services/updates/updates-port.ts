import type { DraftPort } from "./drafts/port";
import type { LockPort } from "./lock/port";
import type { ReadBackPort } from "./read-back/port";
import type { ReferencePort } from "./references/port";
import type { SendPort } from "./send/port";

/**
 * Verbs on the UpdateConnectors of a connection (design 5.3): what they look like, what is about to be sent, sending it
 * once, and what became of it. Everything that writes into Profit is here; what only reads rows is with the connectors.
 */
export type UpdatesPort = {
  sends: SendPort;
  locks: LockPort;
  readBacks: ReadBackPort;
  references: ReferencePort;
  drafts: DraftPort;
};
