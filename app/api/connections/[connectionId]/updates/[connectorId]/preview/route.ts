import { readDocumentOrder } from "@/lib/http/read-document";
import { updateRoute } from "@/lib/http/update-route";
import { PreviewOrder, previewUpdate } from "@/lib/services/updates/send/preview-update";

/** A route and not a server action: a message may have 75 MB, and a server action a megabyte. */
export const POST = updateRoute(async (ctx, place, request) => {
  const { xml, order } = await readDocumentOrder(request, PreviewOrder);
  return previewUpdate({ ...ctx, signal: request.signal }, { ...place, ...order, xml });
});
