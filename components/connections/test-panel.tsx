"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { Connection, ConnectionReport as Report } from "@/lib/services/connections/port";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { ConnectionReport } from "./connection-report";
import { useActionCall } from "./use-action-call";

type Props = {
  connection: Connection;
  test: (input: { connectionId: string }) => Promise<ActionResult<Report>>;
};

/** The last report and a button for a new one. A refused test leaves the old report standing below its explanation. */
export function TestPanel({ connection, test }: Props) {
  const t = useTranslations("connections");
  const [fresh, setFresh] = useState<Report | null>(null);
  const { run, isPending, error } = useActionCall(test, setFresh);
  const report = fresh ?? connection.lastReport;
  return (
    <section aria-labelledby="report" className="flex flex-col gap-4 rounded-lg border bg-card p-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="report" className="text-lg font-semibold">
          {t("report.title")}
        </h2>
        <Button isPending={isPending} onClick={() => run({ connectionId: connection.id })}>
          {t(report ? "report.again" : "report.test")}
        </Button>
      </header>
      <p role="status" className="sr-only">
        {isPending ? t("form.testing") : fresh ? t("report.success") : null}
      </p>
      {error && !isPending ? <ErrorPanel error={error} /> : null}
      {report ? (
        <ConnectionReport report={report} connection={connection} />
      ) : error ? null : (
        <p className="text-muted-foreground">{t("report.notTested")}</p>
      )}
    </section>
  );
}
