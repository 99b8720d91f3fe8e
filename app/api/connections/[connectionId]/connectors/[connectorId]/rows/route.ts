import { rowsResponse } from "@/lib/http/rows-response";
import { rowsRoute } from "@/lib/http/rows-route";

export const GET = rowsRoute((ctx, place, params) => rowsResponse(ctx, place, params));
