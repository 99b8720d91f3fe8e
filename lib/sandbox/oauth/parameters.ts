/** The parameters of an OAuth request. Names are exact; one without a value counts as left out (RFC 6749, 3.1). */
export type Parameters = {
  get: (name: string) => string | undefined;
  /** Names that occur more than once, which none may (protocol 2.4). */
  repeated: ReadonlySet<string>;
};

/** Reads a query string or a form body. */
export function readParameters(text: string): Parameters {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (values.has(name)) repeated.add(name);
    else values.set(name, value);
  }
  return { get: (name) => values.get(name) || undefined, repeated };
}
