import type { Messages } from "../nl";

export const history: Messages["history"] = {};
