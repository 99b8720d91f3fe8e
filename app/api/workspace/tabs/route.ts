import { contextFromRequest } from "@/lib/actions/context";
import { notSignedInResponse, problemResponse } from "@/lib/http/problem-response";
import { readJson } from "@/lib/http/read-json";
import { saveTabs, SaveTabsInput } from "@/lib/services/workspace/save-tabs";

/** Forty tabs with the longest queries, and room to spare. */
const MOST_BYTES = 512 * 1024;

/**
 * A route and not a server action: those run one after another, so that saving would wait for and hold up what a person
 * does, and none can be sent while a page is left.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const saved = await saveTabs(ctx, await readJson(request, SaveTabsInput, MOST_BYTES));
    return Response.json(saved, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error);
  }
}
