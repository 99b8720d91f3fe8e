import { contextFromRequest } from "@/lib/actions/context";
import { jobListResponse } from "@/lib/http/job-status-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";

export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await jobListResponse(ctx, request) : notSignedInResponse();
  } catch (error) {
    return problemResponse(error);
  }
}
