import { contextFromRequest } from "@/lib/actions/context";
import { ticketForRows } from "@/lib/actions/unmask-cookies";
import { changesResponse } from "@/lib/http/changes-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";
import { RunId } from "@/lib/services/history/list-run-calls";

type Params = { params: Promise<{ connectionId: string; connectorId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const place = { ...(await params), unmask: await ticketForRows() };
    const { searchParams } = new URL(request.url);
    const runId = RunId.safeParse(searchParams.get("run")).data;
    const asking = { ...ctx, signal: request.signal, ...(runId !== undefined && { runId }) };
    return await changesResponse(asking, place, searchParams);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemResponse(error);
  }
}
