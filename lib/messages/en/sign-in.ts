import type { Messages } from "../nl";

export const signIn: Messages["signIn"] = {};
