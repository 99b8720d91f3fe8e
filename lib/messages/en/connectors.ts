import type { Messages } from "../nl";

export const connectors: Messages["connectors"] = {};
