import { readJson } from "@/lib/http/read-json";
import { updateRoute } from "@/lib/http/update-route";
import { DraftOrder, saveDraft } from "@/lib/services/updates/drafts/save-draft";

/** Five million characters as JSON, at their longest. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A route and not a server action: those run one after another, and a draft is saved while one types. */
export const POST = updateRoute(async (ctx, place, request) =>
  saveDraft(ctx, { ...place, ...(await readJson(request, DraftOrder, MOST_BYTES)) }),
);
