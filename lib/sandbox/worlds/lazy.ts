/** Builds something at the first call and keeps it. */
export function lazy<T>(build: () => T): () => T {
  let kept: { value: T } | undefined;
  return () => (kept ??= { value: build() }).value;
}
