import type { Messages } from "../nl";

export const common: Messages["common"] = {};
