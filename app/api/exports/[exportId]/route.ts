import { contextFromRequest } from "@/lib/actions/context";
import { exportForgottenResponse, exportStatusResponse } from "@/lib/http/export-response";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";

type Params = { params: Promise<{ exportId: string }> };

export async function GET(_: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await exportStatusResponse(ctx, (await params).exportId) : notSignedInResponse();
  } catch (error) {
    return problemResponse(error);
  }
}

export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await exportForgottenResponse(ctx, (await params).exportId, request) : notSignedInResponse();
  } catch (error) {
    return problemResponse(error);
  }
}
