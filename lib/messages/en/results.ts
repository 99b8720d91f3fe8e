import type { Messages } from "../nl";

export const results: Messages["results"] = {};
