import { contextFromRequest } from "@/lib/actions/context";
import { openedJobResponse } from "@/lib/http/job-status-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";

type Params = { params: Promise<{ jobId: string }> };

export async function GET(_: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await openedJobResponse(ctx, (await params).jobId) : notSignedInResponse();
  } catch (error) {
    return problemResponse(error);
  }
}
