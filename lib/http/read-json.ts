import type { z } from "zod";
import { ServiceError } from "@/lib/services/errors";

/**
 * What a page of ours sends to a route. Another site's form cannot send JSON, nor hide where it comes from; the session's
 * cookie does not travel with it either, so this is the second lock on that door.
 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  mostBytes: number,
): Promise<z.output<S>> {
  assertOwnPage(request);
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? "")) throw invalid("content-type");
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw invalid("content-length");
  const text = await request.text();
  if (text.length > mostBytes) throw invalid("content-length");
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw invalid("body");
  }
  const input = schema.safeParse(raw);
  if (input.success) return input.data;
  throw invalid([...new Set(input.error.issues.map(({ path }) => path.join(".")))].slice(0, 5).join(", "));
}

/** Browsers say from where a call comes, and no page can make them lie. */
export function assertOwnPage({ headers }: Pick<Request, "headers">): void {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw new ServiceError("FORBIDDEN", "Sent by another site");
}

export function invalid(fields: string): ServiceError {
  return new ServiceError("INVALID_INPUT", `Invalid input: ${fields}`, fields ? { fields } : {});
}
