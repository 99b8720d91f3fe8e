import { changesResponse } from "@/lib/http/changes-response";
import { rowsRoute } from "@/lib/http/rows-route";

export const GET = rowsRoute((ctx, place, params) => changesResponse(ctx, place, params));
