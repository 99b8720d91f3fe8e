"use client";

import { useTranslations } from "next-intl";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { ListQueries } from "../query-actions";
import { FolderField } from "./folder-field";
import type { SaveDraft } from "./save-draft";

type QueryFieldsProps = {
  draft: SaveDraft;
  onChange: (change: Partial<SaveDraft>) => void;
  isNameMissing: boolean;
  connectionId: string;
  fields: readonly GetConnectorField[];
  list: ListQueries;
};

const VISIBILITIES = ["private", "shared"] as const;

export function QueryFields({ draft, onChange, isNameMissing, connectionId, fields, list }: QueryFieldsProps) {
  const t = useTranslations("savedQueries.save");
  const tAll = useTranslations("savedQueries");
  const dates = fields.filter(({ dataType }) => valueKindOf(dataType) === "date");
  // The field may be gone by now; that it was remembered must not go unseen.
  const isGone = draft.sinceFieldId !== null && !dates.some(({ id }) => id === draft.sinceFieldId);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("name")} error={isNameMissing ? t("nameMissing") : null}>
        <Input
          value={draft.name}
          onChange={({ target }) => onChange({ name: target.value })}
          maxLength={120}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <FolderField folder={draft.folder} onChange={(folder) => onChange({ folder })} {...{ connectionId, list }} />
      <Field label={t("description")} className="sm:col-span-2">
        <Textarea
          className="min-h-14"
          value={draft.description}
          onChange={({ target }) => onChange({ description: target.value })}
          maxLength={2_000}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t("visibility")}</legend>
        {VISIBILITIES.map((visibility) => (
          <label key={visibility} className="flex items-center gap-2">
            <input
              type="radio"
              name="visibility"
              className="size-4 accent-primary"
              checked={draft.visibility === visibility}
              onChange={() => onChange({ visibility })}
            />
            {tAll(`visibility.${visibility}`)}
          </label>
        ))}
        {draft.visibility === "shared" ? <p className="text-sm text-muted-foreground">{t("sharedHint")}</p> : null}
      </fieldset>
      <Field label={t("since")} hint={t("sinceHint")}>
        <Select
          value={draft.sinceFieldId ?? ""}
          onChange={({ target }) => onChange({ sinceFieldId: target.value === "" ? null : target.value })}
        >
          <option value="">{t("sinceNone")}</option>
          {isGone ? <option value={draft.sinceFieldId ?? ""}>{draft.sinceFieldId}</option> : null}
          {dates.map((field) => (
            <option key={field.id} value={field.id}>
              {labelOf(field)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
