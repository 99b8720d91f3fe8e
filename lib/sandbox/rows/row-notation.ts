/**
 * How rows look in one format, for a source that prints its rows itself: every name and text comes out of here ready to
 * be sent, so that the source need not know the format.
 */
export type RowNotation = {
  row: { start: string; end: string };
  /** Between two fields. */
  between: string;
  /** In front of and behind a value; texts and dates may be quoted. */
  before: (fieldId: string, isQuoted: boolean) => string;
  after: (fieldId: string, isQuoted: boolean) => string;
  /** A field without a value; empty when it is left out. */
  empty: (fieldId: string) => string;
  text: (value: string) => string;
  flag: (value: boolean) => string;
  /** Behind a date of whole seconds. */
  dateEnd: string;
};
