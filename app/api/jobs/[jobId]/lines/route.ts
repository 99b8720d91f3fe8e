import { contextFromRequest } from "@/lib/actions/context";
import { jobLinesResponse } from "@/lib/http/job-status-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";

type Params = { params: Promise<{ jobId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await jobLinesResponse(ctx, (await params).jobId, request) : notSignedInResponse();
  } catch (error) {
    return problemResponse(error);
  }
}
