import type { Messages } from "../nl";

export const refusals: Messages["refusals"] = {};
