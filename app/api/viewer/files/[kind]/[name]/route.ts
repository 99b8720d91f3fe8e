import { viewerFileResponse } from "@/lib/http/viewer/viewer-response";

type Params = { params: Promise<{ kind: string; name: string }> };

/** Public, as the scripts of any page: there is nothing of anybody in it. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  return viewerFileResponse(await params);
}
