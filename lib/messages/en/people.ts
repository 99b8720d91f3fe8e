import type { Messages } from "../nl";

export const people: Messages["people"] = {};
