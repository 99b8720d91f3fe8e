import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { routes } from "@/components/layout/routes";
import type { ActionResult } from "@/lib/actions/action-result";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { SendResult } from "@/lib/services/updates/send/send-update";
import type { UpdatePlace } from "../update-actions";

type PreviewOrder = { transport: UpdateTransport; isCompared?: boolean };
export type SendOrder = {
  transport: UpdateTransport;
  /** From the preview: the same id twice is one send. */
  sendId: string;
  digest: string;
  override: string | null;
  undoesSendId: string | null;
};

/** A document is up to 75 MB, which no server action takes: it is the body, and what to do with it a header. */
export function requestPreview(
  place: UpdatePlace,
  xml: string,
  order: PreviewOrder,
  signal: AbortSignal,
): Promise<ActionResult<UpdatePreview>> {
  return post(routes.updatePreview(place.connectionId, place.connectorId), xml, order, signal);
}

/** No signal: a write that is under way goes on whatever the page does. */
export function requestSend(place: UpdatePlace, xml: string, order: SendOrder): Promise<ActionResult<SendResult>> {
  return post(routes.updateSend(place.connectionId, place.connectorId), xml, order);
}

async function post<T>(
  address: string,
  xml: string,
  order: PreviewOrder | SendOrder,
  signal?: AbortSignal,
): Promise<ActionResult<T>> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/xml", "x-schakel-order": encodeURIComponent(JSON.stringify(order)) },
      body: xml,
      ...(signal && { signal }),
    });
    if (!response.ok) return { ok: false, error: await publicErrorOf(response) };
    return { ok: true, data: JSON.parse(await response.text(), withMoments) as T };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { ok: false, error: CONSOLE_UNREACHABLE };
  }
}

const MOMENTS = ["startedAt", "endedAt", "readBackAt", "unlockedAt", "expiresAt"];

/** A route's JSON has no moments; an action's answer does, and the screens take both. */
function withMoments(key: string, value: unknown): unknown {
  return typeof value === "string" && MOMENTS.includes(key) ? new Date(value) : value;
}
