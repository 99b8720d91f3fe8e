import type { SortField } from "@/lib/profit/filter/rows-query";
import { understandRequest, type UnderstoodRequest } from "@/lib/profit/paste/request/understand-request";
import type { ExplorerState } from "../explorer/explorer-state";
import type { ConnectionPlace } from "./connection-place";
import { filledState } from "./fill-state";
import { isOtherConnector, isUsable } from "./judge-paste";

/** A paste that was understood, and the form with it: null when it is meant for somewhere else or holds nothing usable. */
type TakenPaste = { request: UnderstoodRequest; filled: ExplorerState | null };

/** Loaded for the first paste only. The text itself, which may hold a token, goes no further than this. */
export function takePaste(
  text: string,
  { state, order, place }: { state: ExplorerState; order: readonly SortField[]; place: ConnectionPlace | null },
): TakenPaste {
  const request = understandRequest(text);
  const isMeant = isUsable(request) && !isOtherConnector(request, place);
  return { request, filled: isMeant ? filledState(state, request.form, order) : null };
}
