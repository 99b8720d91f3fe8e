import { consoleHealth } from "@/lib/actions/console-health";

export const dynamic = "force-dynamic";

/** `GET /api/health`: for load balancers and `npm start`; says nothing that a stranger may not know. */
export async function GET(): Promise<Response> {
  const health = await consoleHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
