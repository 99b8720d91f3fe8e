/**
 * lib/queries knows what a query with blanks is: its parameters, their values, and what a relative date becomes. Plain
 * functions for the browser and the server alike. No zod, no database, nothing that sends.
 */
export const PARAMETER_KINDS = ["text", "number", "date", "dateTime", "boolean"] as const;
export type ParameterKind = (typeof PARAMETER_KINDS)[number];

/** A blank in a query: `{{name}}` inside a filter value, filled in before each run. */
export type QueryParameter = {
  name: string;
  /** What the form asks for; empty = the name. */
  label: string;
  kind: ParameterKind;
  /** As it would be typed; for dates also a relative one (`start-of-last-month`). Empty = none. */
  defaultValue: string;
  /** Without a value there is no run; otherwise its condition is left out. */
  isRequired: boolean;
};
