"use client";

import { useMutation } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { readFewRows, RowsError, type RowsRun } from "./rows-queries";

/**
 * "No rows" says which of filter, rights and empty source, as far as Profit lets one know: one row without the filter
 * tells the filter from the rest; rights and an empty source look the same from outside.
 */
export function NoRows({
  run,
  onClearFilter,
  onClearSkip,
}: {
  run: RowsRun;
  onClearFilter: () => void;
  onClearSkip: () => void;
}) {
  const t = useTranslations("connectors.noRows");
  const tExplorer = useTranslations("connectors.explorer");
  const hasFilter = run.query.filter.groups.length > 0;
  const { skip } = run.query;
  const probe = useMutation({
    mutationFn: () =>
      readFewRows({ ...run, query: { ...run.query, filter: { groups: [] } } }, { skip: 0, take: 1 }).then(
        (rows) => rows.length > 0,
      ),
  });
  const cause = probe.data === undefined ? null : probe.data ? "causeFilter" : "causeRights";
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      <SearchX aria-hidden className="size-8 text-muted-foreground" />
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <div role="status" className="flex max-w-prose flex-col gap-2 text-muted-foreground">
        <p>
          {cause ? t(cause) : skip > 0 ? t("skipped", { from: skip + 1 }) : t(hasFilter ? "filtered" : "unfiltered")}
        </p>
        {cause === "causeRights" || (!hasFilter && skip === 0) ? <p>{t("rightsTodo")}</p> : null}
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {hasFilter && cause === null ? (
          <Button isPending={probe.isPending} onClick={() => probe.mutate()}>
            {t("count")}
          </Button>
        ) : null}
        {hasFilter && cause !== "causeRights" ? <Button onClick={onClearFilter}>{t("removeFilter")}</Button> : null}
        {skip > 0 ? <Button onClick={onClearSkip}>{tExplorer("skipReset")}</Button> : null}
      </div>
      {probe.error instanceof RowsError ? <ErrorPanel error={probe.error.trouble} /> : null}
    </div>
  );
}
