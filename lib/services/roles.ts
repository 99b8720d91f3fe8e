/** `admin`: people, connections, unlock; `consultant`: read, compose, send; `support`: reports, attachments, read. */
export const ROLES = ["admin", "consultant", "support"] as const;
export type Role = (typeof ROLES)[number];
