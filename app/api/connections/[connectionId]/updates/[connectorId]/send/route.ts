import { readDocumentOrder } from "@/lib/http/read-document";
import { updateRoute } from "@/lib/http/update-route";
import { SendOrder, sendUpdate } from "@/lib/services/updates/send/send-update";

/** What is sent is sent, whether or not the browser waits for it: the verb gets no signal. */
export const POST = updateRoute(async (ctx, place, request) => {
  const { xml, order } = await readDocumentOrder(request, SendOrder);
  return sendUpdate(ctx, { ...place, ...order, xml });
});
