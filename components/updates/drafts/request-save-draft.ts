import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { routes } from "@/components/layout/routes";
import type { ActionResult } from "@/lib/actions/action-result";
import type { OpenedDraft, SaveDraftOrder, UpdatePlace } from "../update-actions";

/** What browsers let out of a page that is being left. */
const MOST_KEEPALIVE = 60_000;

/** Larger messages are kept in files: what a draft may be (lib/services/updates/drafts). */
export const LARGEST_DRAFT = 5_000_000;

/** Too large for a server action: a route of its own takes it. Goes on when the page is left, where the browser can. */
export async function requestSaveDraft(
  { connectionId, connectorId }: UpdatePlace,
  order: SaveDraftOrder,
): Promise<ActionResult<OpenedDraft>> {
  const body = JSON.stringify(order);
  try {
    const response = await fetch(routes.updateDrafts(connectionId, connectorId), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < MOST_KEEPALIVE,
    });
    if (!response.ok) return { ok: false, error: await publicErrorOf(response) };
    const draft = (await response.json()) as OpenedDraft;
    return {
      ok: true,
      data: { ...draft, createdAt: new Date(draft.createdAt), updatedAt: new Date(draft.updatedAt) },
    };
  } catch {
    return { ok: false, error: CONSOLE_UNREACHABLE };
  }
}
