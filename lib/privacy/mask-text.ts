/** What stands in place of a value that the reader may not see, in rows, files and kept answers alike. */
export const MASK_TEXT = "***";
