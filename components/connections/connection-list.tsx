import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { formatMoment } from "@/lib/format/moments";
import type { Connection } from "@/lib/services/connections/port";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";
import { EnvironmentChip } from "./environment-chip";

/** Every connection opens where work with it begins with one click; what it is and who may use it stands behind "details". */
export function ConnectionList({ connections }: { connections: readonly Connection[] }) {
  return (
    <ul className="divide-y overflow-hidden rounded-lg border bg-card">
      {connections.map((connection) => (
        <li key={connection.id}>
          <Row connection={connection} />
        </li>
      ))}
    </ul>
  );
}

function Row({ connection }: { connection: Connection }) {
  const t = useTranslations("connections.list");
  const language = useLocale();
  const { lastReport: report } = connection;
  return (
    <div className="relative flex items-center gap-3 px-4 py-3 hover:bg-accent">
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_minmax(0,4fr)] md:items-center">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={routes.connectionHome(connection)}
            // The whole row is the link's, except what lies above it.
            className="truncate font-semibold after:absolute after:inset-0"
          >
            {connection.name}
          </Link>
          <EnvironmentChip type={connection.environmentType} number={connection.environmentNumber} />
        </div>
        <p className="min-w-0 truncate text-sm text-muted-foreground" title={report?.group ?? undefined}>
          {report ? [report.appConnector, report.group].filter(Boolean).join(" · ") : hostOf(connection)}
        </p>
        <p className="text-sm text-muted-foreground">
          {report
            ? `${t("connectors", { count: report.getConnectors })} · ${formatMoment(new Date(report.testedAt), language)}`
            : t("notTested")}
        </p>
      </div>
      <Button asChild size="small" variant="ghost" className="z-10">
        <Link href={routes.connection(connection.id)} aria-label={t("detailsOf", { name: connection.name })}>
          <span className="max-sm:sr-only">{t("details")}</span>
          <ChevronRight aria-hidden className="sm:hidden" />
        </Link>
      </Button>
    </div>
  );
}

function hostOf({ restBaseUrl }: Connection): string {
  return new URL(restBaseUrl).host;
}
