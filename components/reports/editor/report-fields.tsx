"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { TRANSPORTS } from "@/lib/profit/filter/rows-query";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { placeholderOf } from "@/lib/queries/placeholders";
import { filledFileName, nameInPattern, unknownInPattern } from "@/lib/queries/report-file-name";
import { Button } from "@/components/ui/button";
import type { DraftProblem, ReportDraft } from "./report-draft";

type ReportFieldsProps = {
  draft: ReportDraft;
  onChange: (change: Partial<ReportDraft>) => void;
  shown: (problem: DraftProblem) => boolean;
};

/** What a report is called and for, which of Profit's it is, and how its files are called. */
export function ReportFields({ draft, onChange, shown }: ReportFieldsProps) {
  const t = useTranslations("reports.editor");
  return (
    <>
      <Field label={t("name")} isRequired error={shown("name") ? t("nameMissing") : null}>
        <Input value={draft.name} maxLength={120} onChange={({ target }) => onChange({ name: target.value })} />
      </Field>
      <Field label={t("description")} hint={t("descriptionHint")}>
        <Textarea
          rows={2}
          maxLength={2_000}
          value={draft.description}
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <Field label={t("guid")} isRequired hint={t("guidHint")} error={shown("reportGuid") ? t("guidWrong") : null}>
          <Input
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            value={draft.reportGuid}
            onChange={({ target }) => onChange({ reportGuid: target.value })}
          />
        </Field>
        <Field label={t("transport")}>
          <Select
            value={draft.transport}
            onChange={({ target }) =>
              onChange({ transport: TRANSPORTS.find((transport) => transport === target.value) ?? "rest" })
            }
          >
            <option value="rest">REST</option>
            <option value="soap">SOAP</option>
          </Select>
        </Field>
      </div>
      <PatternField draft={draft} onChange={onChange} isShown={shown("fileNamePattern")} />
    </>
  );
}

type PatternFieldProps = Pick<ReportFieldsProps, "draft" | "onChange"> & { isShown: boolean };

/** The name of the files, with the blanks that can stand in it and what it becomes. */
function PatternField({ draft, onChange, isShown }: PatternFieldProps) {
  const t = useTranslations("reports.editor");
  const { fileNamePattern, fields } = draft;
  const unknown = unknownInPattern(fileNamePattern, fields);
  const names = [...new Set([...fields.map(nameInPattern), "datum"])].filter(Boolean);
  const example = filledFileName(fileNamePattern, fields, {
    values: fields.map(({ defaultValue, label }) => defaultValue || `[${label}]`),
    today: dutchDayOf(new Date()),
    words: { yes: t("yes"), no: t("no") },
  });
  const add = (name: string) =>
    onChange({
      fileNamePattern: `${fileNamePattern.replace(/\.pdf$/i, "").trimEnd()} ${placeholderOf(name)}.pdf`.trimStart(),
    });
  return (
    <Field
      label={t("pattern")}
      isRequired
      hint={t("patternExample", { example })}
      error={
        unknown.length > 0 ? t("patternUnknown", { names: unknown.join(", ") }) : isShown ? t("patternMissing") : null
      }
    >
      <Input
        value={fileNamePattern}
        maxLength={200}
        spellCheck={false}
        onChange={({ target }) => onChange({ fileNamePattern: target.value })}
      />
      <div className="flex flex-wrap gap-1" role="group" aria-label={t("patternAdd")}>
        {names.map((name) => (
          <Button key={name} size="small" variant="ghost" className="font-mono text-xs" onClick={() => add(name)}>
            {placeholderOf(name)}
          </Button>
        ))}
      </div>
    </Field>
  );
}
