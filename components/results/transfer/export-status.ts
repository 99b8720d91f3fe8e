import type { ExportStatus } from "@/lib/actions/export-status";

/** How the console says that an export stands; null when it does not answer, or no longer knows it. */
export async function exportStatus(address: string): Promise<ExportStatus | null> {
  const response = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!response?.ok) return null;
  const body: unknown = await response.json().catch(() => null);
  return isStatus(body) ? body : null;
}

/** Lets the console forget what it kept to go on with an export. One that is not told forgets it within a day. */
export async function forgetExport(address: string): Promise<void> {
  await fetch(address, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

function isStatus(body: unknown): body is ExportStatus {
  return typeof body === "object" && body !== null && "state" in body && "summary" in body && "problem" in body;
}
