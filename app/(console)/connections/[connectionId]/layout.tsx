import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireContext } from "@/lib/actions/context";
import { listConnections } from "@/lib/services/connections/list-connections";

type Props = { params: Promise<{ connectionId: string }>; children: ReactNode };

/** Which environment a browser tab works in shows in its title and icon, also when it is one of twenty. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ connectionId }, ctx, t, common] = await Promise.all([
    params,
    requireContext(),
    getTranslations("shell"),
    getTranslations("common"),
  ]);
  const connection = (await listConnections(ctx)).find(({ id }) => id === connectionId);
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

export default function ConnectionLayout({ children }: Props) {
  return children;
}
