import type { EncodedParameter } from "./compile-lists";

/** Characters of a query string including its `?`; a longer one answers 404 (protocol 3.0, limits). */
export const REQUEST_LIMIT = 2049;

/** Length of the whole query string including `?`, as sent. */
export function requestLengthOf(parameters: readonly EncodedParameter[]): number {
  return parameters.reduce((sum, [name, value]) => sum + name.length + value.length + 2, 0);
}
