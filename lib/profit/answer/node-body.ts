import type { Readable } from "node:stream";

/**
 * Bodies as Node has them. A Response has the platform's own kind of stream, which copies every piece and takes three
 * times the processor's time per byte (measured: 1.6 against 0.5 s for 500 MB). So a Response from `responseOver` has
 * Node's stream behind it, and makes the other only for who asks.
 */
const bodies = new WeakMap<Response, Readable>();

/** An answer over a body that was not read yet. */
export function responseOver(body: Readable, init: ResponseInit): Response {
  // Told to whoever reads; with nobody reading, nobody is there to be told.
  body.on("error", () => undefined);
  try {
    const response = new Response(platformStream(body), init);
    bodies.set(response, body);
    return response;
  } catch (error) {
    body.destroy();
    throw error;
  }
}

/** The body of such an answer, to be read instead of `response.body`; null for any other answer. */
export function nodeBodyOf(response: Response): Readable | null {
  return bodies.get(response) ?? null;
}

function platformStream(body: Readable): ReadableStream<Uint8Array> {
  let pieces: AsyncIterator<Uint8Array> | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        pieces ??= (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: () => void body.destroy(),
    },
    { highWaterMark: 0 },
  );
}
