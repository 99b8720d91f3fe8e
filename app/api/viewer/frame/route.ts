import { framePageResponse } from "@/lib/http/viewer/viewer-response";

/** Public, as the scripts of any page: there is nothing of anybody in it. */
export function GET(request: Request): Promise<Response> {
  return framePageResponse(request);
}
