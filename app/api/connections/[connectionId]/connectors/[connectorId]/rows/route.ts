import { contextFromRequest } from "@/lib/actions/context";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";
import { rowsResponse } from "@/lib/http/rows-response";

type Params = { params: Promise<{ connectionId: string; connectorId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const place = { ...(await params), unmask: request.headers.get("x-schakel-unmask") ?? undefined };
    return await rowsResponse({ ...ctx, signal: request.signal }, place, new URL(request.url).searchParams);
  } catch (error) {
    // Nobody is left to read it, and a person who leaves is no trouble worth a line in the log.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemResponse(error);
  }
}
