import { updateSchemaResponse } from "@/lib/http/update-schema-response";
import { rowsRoute } from "@/lib/http/rows-route";

export const GET = rowsRoute((ctx, place, params) => updateSchemaResponse(ctx, place, params));
