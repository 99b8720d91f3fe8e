import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { contextFromRequest } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";

type Props = { params: Promise<{ connectionId: string }>; children: ReactNode };

/**
 * Pages of connectors, for whose grant covers them; to others they are not there. The verbs refuse too. `undefined` is
 * nobody signed in, whom the page itself sends on.
 */
export default async function ConnectorReaders({ params, children }: Props) {
  const [{ connectionId }, ctx] = await Promise.all([params, contextFromRequest()]);
  const connection = ctx && (await listConnections(ctx)).find(({ id }) => id === connectionId);
  if (ctx && !connection?.mayReadConnectors) notFound();
  return children;
}
