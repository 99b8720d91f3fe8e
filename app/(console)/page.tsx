import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { CONNECTION_COOKIE, lastConnectionOf } from "@/components/layout/current-connection";
import { routes } from "@/components/layout/routes";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";

/** On with the work in the connection used last, or on the way to a first connection. */
export default async function HomePage() {
  const ctx = await requireContext(routes.home());
  const connections = await listConnections(ctx);
  const last = lastConnectionOf((await cookies()).get(CONNECTION_COOKIE)?.value, connections);
  redirect(last ? routes.connectionHome(last) : routes.connections());
}
