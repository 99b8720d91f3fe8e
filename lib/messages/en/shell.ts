import type { Messages } from "../nl";

export const shell: Messages["shell"] = {};
