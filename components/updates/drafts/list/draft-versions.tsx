"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { callAction, useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { formatExactMoment } from "@/lib/format/moments";
import { troubleOf } from "../../update-actions";
import { updateQueries } from "../../update-queries";
import { TextDifference } from "../difference/text-difference";
import type { DraftHandle } from "../use-draft";

type DraftVersionsProps = { draft: DraftHandle; open: NonNullable<DraftHandle["open"]> };

/** Earlier states of a draft, what has changed since, and the way back to one; going back is a version of its own. */
export function DraftVersions({ draft, open }: DraftVersionsProps) {
  const t = useTranslations("updateDrafts.versions");
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">{t("title")}</summary>
      {isOpen ? <Versions draft={draft} open={open} /> : null}
    </details>
  );
}

function Versions({ draft, open }: DraftVersionsProps) {
  const t = useTranslations("updateDrafts.versions");
  const language = useLocale();
  const asked = useQuery(updateQueries.versions(open.id, open.version, draft.actions));
  const [version, setVersion] = useState<number | null>(null);
  const older = asked.data?.filter((one) => one.version !== open.version) ?? [];
  const trouble = troubleOf(asked.error);
  if (trouble) return <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton className="mt-2 h-8" />;
  if (older.length === 0) return <p className="mt-1 text-sm text-muted-foreground">{t("none")}</p>;
  return (
    <div className="mt-2 flex flex-col gap-2">
      <Select
        aria-label={t("choose")}
        value={version === null ? "" : String(version)}
        onChange={({ target }) => setVersion(target.value === "" ? null : Number(target.value))}
      >
        <option value="">{t("choose")}</option>
        {older.map((one) => (
          <option key={one.version} value={one.version}>
            {t("version", {
              number: one.version,
              when: formatExactMoment(one.savedAt, language),
              who: one.savedByName ?? t("somebody"),
            })}
          </option>
        ))}
      </Select>
      {version === null ? null : <OneVersion key={version} draft={draft} open={open} version={version} />}
    </div>
  );
}

function OneVersion({ draft, open, version }: DraftVersionsProps & { version: number }) {
  const t = useTranslations("updateDrafts.versions");
  const { actions } = draft;
  const asked = useQuery({
    queryKey: ["updates", "version", open.id, version],
    queryFn: () => callAction(actions.readDraftVersion, { draftId: open.id, version }),
    staleTime: Infinity, // a version never changes
  });
  const restoring = useActionCall(actions.restoreDraftVersion, ({ xml, ...restored }) =>
    draft.show(xml, restored.transport, restored),
  );
  if (!asked.data) return <Skeleton className="h-24" />;
  if (!asked.data.ok) return <ErrorPanel error={asked.data.error} onRetry={() => void asked.refetch()} />;
  return (
    <>
      <TextDifference
        from={asked.data.data.xml}
        to={draft.text()}
        fromName={t("that", { number: version })}
        toName={t("now")}
      />
      {restoring.error ? <ErrorPanel error={restoring.error} /> : null}
      <Button
        className="self-start"
        isPending={restoring.isPending}
        onClick={() => restoring.run({ draftId: open.id, version, expectedVersion: open.version })}
      >
        {t("restore")}
      </Button>
    </>
  );
}
