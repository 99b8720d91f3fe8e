import type { ExportStatus } from "@/lib/actions/export-status";
import { toPublicError } from "@/lib/actions/to-public-error";
import { findExport, forgetExport } from "@/lib/services/connectors/exports/find-export";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";

/** Says how an export goes: whether Profit asks to wait, why it broke off, what it came to. */
export async function exportStatusResponse(ctx: ServiceContext, exportId: string): Promise<Response> {
  const { failure, ...view } = await findExport(ctx, { exportId });
  const status: ExportStatus = { ...view, problem: failure && toPublicError(failure) };
  return Response.json(status, { headers: { "cache-control": "private, no-store" } });
}

/** Nobody goes on with it any more. */
export async function exportForgottenResponse(
  ctx: ServiceContext,
  exportId: string,
  request: Request,
): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw new ServiceError("FORBIDDEN", "Sent by another site");
  await forgetExport(ctx, { exportId });
  return new Response(null, { status: 204 });
}
