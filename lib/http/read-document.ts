import type { z } from "zod";
import { ServiceError } from "@/lib/services/errors";
import { assertOwnPage, invalid } from "./read-json";

/** The document may be larger than the body that is made of it, which Profit takes up to 75 MB of. */
const MOST_BYTES = 100 * 1024 * 1024;
const ORDER_HEADER = "x-schakel-order";
const LONGEST_ORDER = 8 * 1024;

/**
 * An update message as a page sends it: the document is the body, for it may have 75 MB, and what to do with it stands in
 * a header. Another site can set neither this header nor this content type without asking first.
 */
export async function readDocumentOrder<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<{ xml: string; order: z.output<S> }> {
  assertOwnPage(request);
  if (!/^(application|text)\/xml\b/.test(request.headers.get("content-type") ?? "")) throw invalid("content-type");
  const order = orderOf(request, schema);
  return { xml: await textOf(request), order };
}

function orderOf<S extends z.ZodType>({ headers }: Request, schema: S): z.output<S> {
  const written = headers.get(ORDER_HEADER) ?? "";
  if (written === "" || written.length > LONGEST_ORDER) throw invalid(ORDER_HEADER);
  let raw: unknown;
  try {
    raw = JSON.parse(decodeURIComponent(written));
  } catch {
    throw invalid(ORDER_HEADER);
  }
  const order = schema.safeParse(raw);
  if (order.success) return order.data;
  throw invalid([...new Set(order.error.issues.map(({ path }) => path.join(".")))].slice(0, 5).join(", "));
}

/** Bounded while it comes in, whatever was announced. Halves of characters are no text. */
async function textOf(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const pieces: string[] = [];
  let bytes = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const piece = next.value as Uint8Array;
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) throw tooLarge();
      pieces.push(decoder.decode(piece, { stream: true }));
    }
    pieces.push(decoder.decode());
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof ServiceError ? error : request.signal.aborted ? error : invalid("body");
  }
  return pieces.join("");
}

function tooLarge(): ServiceError {
  return new ServiceError("NOT_SENDABLE", "The document is larger than anything Profit takes", { block: "tooLarge" });
}
