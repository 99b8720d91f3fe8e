"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { formatProfitDate } from "@/lib/format/profit-dates";
import type { ActionResult } from "@/lib/actions/action-result";
import type { FindMarkInput, FollowState, TakeMarkInput } from "@/lib/services/changes/find-mark";
import { type ChangesReading, MOST_CHANGES } from "./changes-reading";
import { type DeletedActions, DeletedRows } from "./deleted/deleted-rows";

export type ChangesActions = {
  find: (input: FindMarkInput) => Promise<ActionResult<FollowState>>;
  take: (input: TakeMarkInput) => Promise<ActionResult<FollowState>>;
  deleted: DeletedActions;
};

type ChangesBarProps = {
  queryId: string;
  actions: ChangesActions;
  /** The reading that is on the screen, if it is one of changes. */
  reading: ChangesReading | null;
  progress: { isLoading: boolean; isComplete: boolean; rows: number };
  onFetch: (reading: ChangesReading) => void;
};

const marks = { of: (queryId: string) => ["changes", "mark", queryId] as const };

/** Above the rows of a query that knows when its rows changed: what came since last time, and how far that was. */
export function ChangesBar({ queryId, actions, reading, progress, onFetch }: ChangesBarProps) {
  const t = useTranslations("changes");
  const language = useLocale();
  const client = useQueryClient();
  const mark = useQuery({
    queryKey: marks.of(queryId),
    queryFn: async () => {
      const result = await actions.find({ queryId });
      if (!result.ok) throw new Error(result.error.explanation);
      return result.data;
    },
    retry: false,
    refetchOnWindowFocus: false,
  });
  const [takenId, setTakenId] = useState<string | null>(null);
  const { run, isPending, error } = useActionCall(actions.take, (state) => {
    client.setQueryData(marks.of(queryId), state);
    setTakenId(reading?.readingId ?? null);
  });
  const newest = mark.data?.newest ?? null;
  const windowStart = mark.data?.windowStart ?? null;
  const isMine = reading?.queryId === queryId;
  const canTake = isMine && progress.isComplete && progress.rows > 0 && takenId !== reading.readingId;
  return (
    <div role="group" aria-label={t("label")} className="flex flex-col gap-1 border-b bg-surface px-3 py-1.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="font-medium">
          {newest
            ? t("since", { moment: formatProfitDate(newest, language, "time") })
            : t(mark.isError ? "unknown" : mark.isPending ? "reading" : "none")}
        </span>
        <FetchForm
          hasMark={newest !== null}
          isBusy={isMine && progress.isLoading}
          onFetch={(from) => {
            const since = from === "mark" ? windowStart : from === "start" ? null : from;
            onFetch({ queryId, readingId: crypto.randomUUID(), from, since });
          }}
        />
        <span role="status">{isMine ? <Outcome progress={progress} /> : null}</span>
        {canTake ? (
          <Button
            title={t("takeHint")}
            isPending={isPending}
            onClick={() => run({ queryId, runId: reading.readingId })}
          >
            {t("take")}
          </Button>
        ) : null}
        {isMine && newest && takenId === reading.readingId ? (
          <span role="status" className="text-success">
            {t("taken", { moment: formatProfitDate(newest, language, "time") })}
          </span>
        ) : null}
        <DeletedRows queryId={queryId} since={isMine ? reading.since : windowStart} actions={actions.deleted} />
      </div>
      {mark.data?.isOtherQuestion ? <p className="text-warning">{t("otherQuestion")}</p> : null}
      {error ? <ErrorPanel error={error} /> : null}
    </div>
  );
}

function Outcome({ progress }: { progress: ChangesBarProps["progress"] }) {
  const t = useTranslations("changes");
  if (progress.isLoading) return t("loading");
  if (!progress.isComplete) return <span className="text-warning">{t("broken")}</span>;
  return t(progress.rows >= MOST_CHANGES ? "most" : "rows", { count: progress.rows });
}

type FetchFormProps = { hasMark: boolean; isBusy: boolean; onFetch: (from: string) => void };

function FetchForm({ hasMark, isBusy, onFetch }: FetchFormProps) {
  const t = useTranslations("changes");
  const [wished, setWished] = useState<"mark" | "start" | "moment">("mark");
  const [moment, setMoment] = useState("");
  const kind = wished === "mark" && !hasMark ? "start" : wished;
  const isWhole = kind !== "moment" || moment !== "";
  return (
    <form
      className="flex flex-wrap items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !isBusy) onFetch(kind === "moment" ? withSeconds(moment) : kind);
      }}
    >
      <Label htmlFor="changes-from" className="font-normal text-muted-foreground">
        {t("from")}
      </Label>
      <Select
        id="changes-from"
        value={kind}
        onChange={(event) => setWished(event.target.value as "mark" | "start" | "moment")}
        className="w-auto"
      >
        {hasMark ? <option value="mark">{t("fromMark")}</option> : null}
        <option value="start">{t("fromStart")}</option>
        <option value="moment">{t("fromMoment")}</option>
      </Select>
      {kind === "moment" ? (
        <Input
          type="datetime-local"
          step={1}
          value={moment}
          onChange={(event) => setMoment(event.target.value)}
          aria-label={t("moment")}
          title={t("moment")}
          className="w-auto"
        />
      ) : null}
      <Button type="submit" disabled={!isWhole} isPending={isBusy}>
        {t("fetch")}
      </Button>
    </form>
  );
}

/** A browser leaves out seconds that are zero. */
function withSeconds(moment: string): string {
  return moment.length === 16 ? `${moment}:00` : moment;
}
