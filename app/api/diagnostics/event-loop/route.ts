import { contextFromRequest } from "@/lib/actions/context";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";
import { watchEventLoop } from "@/lib/services/diagnostics/watch-event-loop";

export const dynamic = "force-dynamic";

/** `GET /api/diagnostics/event-loop`: for administrators, and for `npm run bench`. */
export async function GET(): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    return Response.json(watchEventLoop(ctx), { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error);
  }
}
