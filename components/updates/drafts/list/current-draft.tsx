"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useQueryClient } from "@tanstack/react-query";
import { updateKeys } from "../../update-queries";
import { SaveTemplate } from "../template/save-template-form";
import type { DraftHandle } from "../use-draft";
import { DraftVersions } from "./draft-versions";

/** The draft that is open: its name, for whom it is, its versions, and what else can be done with it. */
export function CurrentDraft({ draft }: { draft: DraftHandle }) {
  const t = useTranslations("updateDrafts.current");
  const { open, status } = draft;
  const [isTemplating, setTemplating] = useState(false);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 rounded-lg border p-3">
      {open === null ? (
        <p className="text-muted-foreground">{t("notKept")}</p>
      ) : (
        <>
          <Naming draft={draft} open={open} />
          <DraftVersions draft={draft} open={open} key={open.version} />
        </>
      )}
      {status.kind === "failed" ? <ErrorPanel error={status.error} onRetry={() => void draft.saveNow()} /> : null}
      {isTemplating ? (
        <SaveTemplate draft={draft} onDone={() => setTemplating(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {open === null ? <Button onClick={() => void draft.saveNow()}>{t("keep")}</Button> : null}
          {open?.kind === "template" ? null : <Button onClick={() => setTemplating(true)}>{t("asTemplate")}</Button>}
          {open ? <Removing draft={draft} draftId={open.id} /> : null}
        </div>
      )}
    </section>
  );
}

type NamingProps = { draft: DraftHandle; open: NonNullable<DraftHandle["open"]> };

/** Kept once the field is left, or at Enter. */
function Naming({ draft, open }: NamingProps) {
  const t = useTranslations("updateDrafts.current");
  const [name, setName] = useState(open.name);
  const isNameless = name.trim() === "";
  const keep = () => {
    if (!isNameless && name.trim() !== open.name) void draft.saveNow({ name: name.trim() });
  };
  return (
    <>
      <Field label={t("name")} error={isNameless ? t("nameMissing") : null}>
        <Input
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
          onBlur={keep}
          onKeyDown={({ key }) => key === "Enter" && keep()}
        />
      </Field>
      <Field label={t("shared")} hint={t("sharedHint")} isInline>
        <Switch
          checked={open.visibility === "shared"}
          onCheckedChange={(isShared) => void draft.saveNow({ visibility: isShared ? "shared" : "private" })}
        />
      </Field>
    </>
  );
}

/** Two presses: a draft that is gone has no versions any more. */
function Removing({ draft, draftId }: { draft: DraftHandle; draftId: string }) {
  const t = useTranslations("updateDrafts.current");
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const call = useActionCall(draft.actions.removeDraft, () => {
    draft.forget();
    void queries.invalidateQueries({ queryKey: updateKeys.drafts(draft.place.connectionId) });
  });
  return (
    <>
      <Button
        variant={isAsked ? "danger" : "secondary"}
        isPending={call.isPending}
        onClick={() => (isAsked ? call.run({ draftId }) : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? "removeSure" : "remove")}
      </Button>
      {call.error ? <ErrorPanel error={call.error} /> : null}
    </>
  );
}
