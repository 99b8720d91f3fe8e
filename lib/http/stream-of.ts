/**
 * Hands chunks on as asked for, and lets go of the source when the reader walks away. An error breaks the transfer off,
 * so that half a file can never look like a whole one. `stop` ends a source that is still waiting for something. `ahead` chunks
 * are taken before anybody asks, so that the source works on while the reader is slow.
 */
export function streamOf(
  chunks: AsyncGenerator<Uint8Array>,
  stop: () => void = () => undefined,
  ahead = 0,
): ReadableStream<Uint8Array> {
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      // An empty piece would leave the reader waiting for a pull that never comes.
      else if (next.value.byteLength > 0) controller.enqueue(next.value);
      else await source.pull?.(controller);
    },
    async cancel(reason) {
      stop();
      await chunks.return(reason).catch(() => undefined);
    },
  };
  return new ReadableStream(source, { highWaterMark: ahead });
}

/** Chunks that are all there. A Response would copy them twice if they were handed to it as one. */
export function streamOfAll(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = chunks.values();
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull(controller) {
      const next = left.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
