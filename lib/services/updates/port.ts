/** Over which of Profit's two services a write goes. */
export const UPDATE_TRANSPORTS = ["rest", "soap"] as const;
export type UpdateTransport = (typeof UPDATE_TRANSPORTS)[number];

/** What is done with a record (protocol 6.1). */
export const UPDATE_ACTIONS = ["insert", "update", "delete"] as const;
export type UpdateAction = (typeof UPDATE_ACTIONS)[number];

/** Names a field of an UpdateConnector: the objects from the root down, and the field or key in the last of them. */
export type FieldPlace = { path: readonly string[]; fieldId: string };
