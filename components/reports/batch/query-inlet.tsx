"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ReportActions } from "../report-actions";
import type { BatchTable } from "./batch-table";

type QueryInletProps = {
  connectionId: string;
  list: NonNullable<ReportActions["queries"]>;
  read: ReportActions["queryRows"];
  onTable: (table: BatchTable) => void;
};

/** The rows of a saved query as values. */
export function QueryInlet({ connectionId, list, read, onTable }: QueryInletProps) {
  const t = useTranslations("reports.batch");
  const [queryId, setQueryId] = useState("");
  const [queries, setQueries] = useState<readonly { id: string; name: string; folder: string }[] | null>(null);
  const listing = useActionCall(list, setQueries);
  const reading = useActionCall(read, onTable);
  const begin = useEffectEvent(() => listing.run({ connectionId }));
  useEffect(() => begin(), []);
  const trouble = listing.error ?? reading.error;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("queryLabel")} hint={t("queryHint")}>
        <Select value={queryId} onChange={({ target }) => setQueryId(target.value)}>
          <option value="">{queries?.length === 0 ? t("queryNone") : t("queryChoose")}</option>
          {queries?.map(({ id, name, folder }) => (
            <option key={id} value={id}>
              {folder ? `${folder} / ${name}` : name}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        className="self-start"
        disabled={queryId === ""}
        isPending={reading.isPending}
        onClick={() => reading.run({ connectionId, queryId })}
      >
        {t("queryRead")}
      </Button>
      {trouble ? <ErrorPanel error={trouble} /> : null}
    </div>
  );
}
