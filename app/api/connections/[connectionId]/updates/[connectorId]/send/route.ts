import { readDocumentOrder } from "@/lib/http/read-document";
import { updateRoute } from "@/lib/http/update-route";
import { SendOrder, sendUpdate } from "@/lib/services/updates/send/send-update";

/** What has begun comes to its end, whether or not the browser waits for it; the verb says from when on. */
export const POST = updateRoute(async (ctx, place, request) => {
  const { xml, order } = await readDocumentOrder(request, SendOrder);
  return sendUpdate({ ...ctx, signal: request.signal }, { ...place, ...order, xml });
});
