import type { Messages } from "../nl";

export const connections: Messages["connections"] = {};
