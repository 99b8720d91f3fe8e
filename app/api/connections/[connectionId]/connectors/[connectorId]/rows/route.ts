import { contextFromRequest } from "@/lib/actions/context";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";
import { rowsResponse } from "@/lib/http/rows-response";

type Params = { params: Promise<{ connectionId: string; connectorId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const { connectionId, connectorId } = await params;
    const place = { connectionId, connectorId: decodeURIComponent(connectorId) };
    return await rowsResponse({ ...ctx, signal: request.signal }, place, new URL(request.url).searchParams);
  } catch (error) {
    return problemResponse(error);
  }
}
