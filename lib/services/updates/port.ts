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

/** Over which of Profit's two services a write goes. */
export const UPDATE_TRANSPORTS = ["rest", "soap"] as const;
export type UpdateTransport = (typeof UPDATE_TRANSPORTS)[number];

/** What is done with a record (protocol 6.1). */
export const UPDATE_ACTIONS = ["insert", "update", "delete"] as const;
export type UpdateAction = (typeof UPDATE_ACTIONS)[number];

/** Names a field of an UpdateConnector: the objects from the root down, and the field or key in the last of them. */
export type FieldPlace = { path: readonly string[]; fieldId: string };
