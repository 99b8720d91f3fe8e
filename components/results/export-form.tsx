import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { EXPORT_FORMATS, type ExportChoice, isForSpreadsheet, isTextFormat } from "./export-choice";
import { savePicker } from "./save-target";

type ExportFormProps = {
  choice: ExportChoice;
  onChange: (choice: ExportChoice) => void;
  loadedCount: number;
  /** How many rows "everything" is, when that is known. */
  total: number | null;
  onStart: () => void;
};

export function ExportForm({ choice, onChange, loadedCount, total, onStart }: ExportFormProps) {
  const t = useTranslations("results.export");
  const change = (part: Partial<ExportChoice>) => onChange({ ...choice, ...part });
  const isAll = choice.scope === "all";
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">{t("scope")}</legend>
        {loadedCount > 0 && isTextFormat(choice.format) ? (
          <ScopeChoice
            isChosen={!isAll}
            onChoose={() => change({ scope: "loaded" })}
            label={t("loaded", { count: loadedCount })}
            hint={t("loadedHint")}
          />
        ) : null}
        <ScopeChoice
          isChosen={isAll}
          onChoose={() => change({ scope: "all" })}
          label={t("all")}
          hint={total === null ? t("allUnknownHint") : t("allKnownHint", { count: total })}
        />
      </fieldset>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t("format")}</legend>
        <FormatChoice choice={choice} onChange={change} />
      </fieldset>
      {choice.format === "csv" ? <DelimiterChoice choice={choice} onChange={change} /> : null}
      {isForSpreadsheet(choice.format) ? <FormulaChoice choice={choice} onChange={change} /> : null}
      {isTextFormat(choice.format) ? null : <Notice>{t("typedNote")}</Notice>}
      {isAll && !savePicker() ? <Notice>{t("memoryNote")}</Notice> : null}
      <Button type="submit" variant="primary">
        {isAll ? t("startAll") : t("startLoaded", { count: loadedCount })}
      </Button>
    </form>
  );
}

type ScopeChoiceProps = { isChosen: boolean; onChoose: () => void; label: string; hint: ReactNode };

function ScopeChoice({ isChosen, onChoose, label, hint }: ScopeChoiceProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-2.5">
      <input
        type="radio"
        id={id}
        name="scope"
        checked={isChosen}
        onChange={onChoose}
        aria-describedby={`${id}hint`}
        className="mt-1 size-4 accent-primary"
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}hint`} className="col-start-2 text-sm text-muted-foreground">
        {hint}
      </p>
    </div>
  );
}

type PartProps = { choice: ExportChoice; onChange: (part: Partial<ExportChoice>) => void };

function FormatChoice({ choice, onChange }: PartProps) {
  return (
    <div className="grid grid-cols-3 rounded-md border bg-surface-sunken p-0.5">
      {EXPORT_FORMATS.map((format) => (
        <label
          key={format}
          className={cn(
            "flex h-control-small items-center justify-center rounded-sm text-muted-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring",
            choice.format === format && "bg-surface font-medium text-foreground shadow-raised",
          )}
        >
          <input
            type="radio"
            name="format"
            className="sr-only"
            checked={choice.format === format}
            onChange={() => onChange({ format })}
          />
          {format === "parquet" ? "Parquet" : format.toUpperCase()}
        </label>
      ))}
    </div>
  );
}

function DelimiterChoice({ choice, onChange }: PartProps) {
  const t = useTranslations("results.export");
  return (
    <Field label={t("delimiter")}>
      <Select
        value={choice.delimiter}
        onChange={(event) => onChange({ delimiter: event.target.value === "comma" ? "comma" : "semicolon" })}
      >
        <option value="semicolon">{t("semicolon")}</option>
        <option value="comma">{t("comma")}</option>
      </Select>
    </Field>
  );
}

function FormulaChoice({ choice, onChange }: PartProps) {
  const t = useTranslations("results.export");
  return (
    <Field label={t("neutralise")} isInline hint={t(choice.isNeutralised ? "neutraliseHint" : "neutraliseOff")}>
      <Checkbox
        checked={choice.isNeutralised}
        onCheckedChange={(isNeutralised) => onChange({ isNeutralised: isNeutralised === true })}
      />
    </Field>
  );
}
