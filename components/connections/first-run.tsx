import { Box, Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { Connection } from "@/lib/services/connections/port";
import { routes } from "../layout/routes";
import { Button } from "../ui/button";

/** For who has nothing of their own yet: one click to rows, or on to the own environment. */
export function FirstRun({ sandbox, canAdd }: { sandbox: Connection; canAdd: boolean }) {
  const t = useTranslations("connections.firstRun");
  return (
    <section className="flex flex-col items-start gap-3 rounded-lg border border-env-sandbox/40 bg-env-sandbox-soft p-4">
      <h2 className="flex items-center gap-2 text-lg font-semibold">
        <Box aria-hidden className="size-5 text-env-sandbox" />
        {t("title")}
      </h2>
      <p className="max-w-prose">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href={routes.connectors(sandbox.id)}>{t("explore")}</Link>
        </Button>
        {canAdd ? (
          <Button asChild>
            <Link href={routes.newConnection()}>
              <Plug aria-hidden />
              {t("own")}
            </Link>
          </Button>
        ) : null}
      </div>
    </section>
  );
}
