import { contextFromRequest } from "@/lib/actions/context";
import { jobFileResponse } from "@/lib/http/job-zip-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";

type Params = { params: Promise<{ jobId: string; ordinal: string }> };

export async function GET(_: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const { jobId, ordinal } = await params;
    return await jobFileResponse(ctx, jobId, ordinal);
  } catch (error) {
    return problemResponse(error);
  }
}
