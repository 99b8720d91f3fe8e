import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { contextFromRequest } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";

type Props = { params: Promise<{ connectionId: string }>; children: ReactNode };

/** Once per request, for the title and the layout. `undefined` without a session: the page sends such a person on. */
const connectionOf = cache(async (connectionId: string) => {
  const ctx = await contextFromRequest();
  if (!ctx) return undefined;
  return (await listConnections(ctx)).find(({ id }) => id === connectionId) ?? null;
});

/** Which environment a browser tab works in shows in its title and icon, also when it is one of twenty. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ connectionId }, t, common] = await Promise.all([
    params,
    getTranslations("shell"),
    getTranslations("common"),
  ]);
  const connection = await connectionOf(connectionId);
  if (!connection) return {};
  const prefix = t(`titlePrefix.${connection.environmentType}`);
  return {
    title: {
      template: `${prefix ? `${prefix} ` : ""}%s · ${connection.name}`,
      default: `${prefix} ${connection.name} · ${common("appName")}`.trim(),
    },
    icons: { icon: { url: `/favicon-${connection.environmentType}.svg`, type: "image/svg+xml" } },
  };
}

/** Absent and not granted are both a 404, which must be said before a page below begins to stream its skeleton. */
export default async function ConnectionLayout({ params, children }: Props) {
  if ((await connectionOf((await params).connectionId)) === null) notFound();
  return children;
}
