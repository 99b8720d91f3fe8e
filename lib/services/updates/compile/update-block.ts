/** Why a document cannot be sent as it is; its sentence is `updateBlocks.<code>` of lib/messages, with the params named. */
export const BLOCK_CODES = [
  "notXml", // { message }
  "noRecords",
  "tooManyRecords", // { count, limit }
  "noAction", // { record } from 1
  "badAction", // { record, value }
  "mixedActions",
  "deleteOne", // { count }
  "deleteWithMore",
  "deleteNeedsKey",
  "noSoapAddress",
  "notAsJson", // { message }
  "unwritable",
  "tooLarge", // { size, limit } in MB
] as const;
export type BlockCode = (typeof BLOCK_CODES)[number];

export type UpdateBlock = {
  code: BlockCode;
  params: Readonly<Record<string, string | number>>;
  /** The other service would take it. */
  proposes: "soap" | null;
};
