"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { ParameterList } from "@/components/queries/save/parameter-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PublicError } from "@/lib/actions/public-error";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import type { DraftHandle } from "../use-draft";
import { parametersOfText } from "./parameters-of-text";

type SaveTemplateProps = { draft: DraftHandle; onDone: () => void };

/** The message as a template of its own: `{{name}}` in it is asked for each time it is opened. */
export function SaveTemplate({ draft, onDone }: SaveTemplateProps) {
  const t = useTranslations("updateDrafts.template");
  const common = useTranslations("common");
  const [name, setName] = useState(draft.open?.name ?? "");
  const [parameters, setParameters] = useState<QueryParameter[]>(() => parametersOfText(draft.text(), []));
  const [error, setError] = useState<PublicError | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const isNameless = name.trim() === "";

  async function keep(): Promise<void> {
    setHasTried(true);
    if (isNameless) return;
    const result = await draft.saveNow(
      { kind: "template", name: name.trim(), visibility: "private", parameters },
      true,
    );
    if (result?.ok) onDone();
    else setError(result?.error ?? null);
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3 className="font-medium">{t("saveTitle")}</h3>
      <p className="text-sm text-muted-foreground">{t("saveHint")}</p>
      <Field label={t("name")} error={hasTried && isNameless ? t("nameMissing") : null}>
        <Input value={name} maxLength={120} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
      {parameters.length === 0 ? <p className="text-sm text-warning">{t("noPlaceholders")}</p> : null}
      <ParameterList parameters={parameters} onChange={setParameters} />
      {error ? <ErrorPanel error={error} /> : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t("save")}
        </Button>
        <Button onClick={onDone}>{common("cancel")}</Button>
      </div>
    </form>
  );
}
