/** The kinds of value Profit knows (protocol 3.3). Apart from the schemas: the browser needs the list, and not zod. */
export const DATA_TYPES = ["string", "int", "boolean", "date", "decimal", "blob"] as const;
export type DataType = (typeof DATA_TYPES)[number];
