"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FieldPicker } from "@/components/connectors/fields/field-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PatternProblem } from "@/lib/queries/folder-pattern";
import { placeholderOf } from "@/lib/queries/placeholders";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";

type PatternFieldProps = {
  pattern: string;
  problem: PatternProblem | null;
  options: Pick<ExportOptions, "words" | "fields" | "maskedFields">;
  onChange: (pattern: string) => void;
};

/** The pattern as text, and buttons that put a value in where the cursor is. */
export function PatternField({ pattern, problem, options, onChange }: PatternFieldProps) {
  const t = useTranslations("dossierExport.folders");
  const input = useRef<HTMLInputElement>(null);
  /** Until the cursor was put somewhere, a value goes behind all, as a folder of its own. */
  const hasCursor = useRef(false);
  const { words, fields, maskedFields } = options;
  const nameable = fields.filter(({ id, dataType }) => dataType !== "blob" && !maskedFields.includes(id));

  function insert(name: string) {
    const element = input.current;
    const end = pattern.length;
    const [at, behind] = hasCursor.current
      ? [element?.selectionStart ?? end, element?.selectionEnd ?? end]
      : [end, end];
    const parting = !hasCursor.current && /[^/]$/.test(pattern) ? "/" : "";
    const inserted = parting + placeholderOf(name);
    onChange(pattern.slice(0, at) + inserted + pattern.slice(behind));
    // Behind what was put in, once it is there.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(at + inserted.length, at + inserted.length);
    });
  }

  return (
    <div className="flex flex-col gap-2">
      <Field label={t("pattern")} hint={t("hint")} error={problem ? <ProblemText problem={problem} /> : null}>
        <Input
          ref={input}
          className="font-mono text-sm"
          value={pattern}
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          onFocus={() => (hasCursor.current = true)}
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-1.5">
        {words.map((word) => (
          <Button
            key={word}
            size="small"
            aria-label={t("insert", { word: t(`words.${word}`) })}
            onClick={() => insert(word)}
          >
            {t(`words.${word}`)}
          </Button>
        ))}
        <FieldPicker fields={nameable} onPick={({ id }) => insert(id)} movesFocus>
          <Button size="small" variant="ghost">
            {t("field")}
          </Button>
        </FieldPicker>
      </div>
    </div>
  );
}

function ProblemText({ problem }: { problem: PatternProblem }) {
  const t = useTranslations("dossierExport.folders.problems");
  switch (problem.kind) {
    case "tooDeep":
      return t("tooDeep", { most: problem.most });
    case "malformed":
      return t("malformed", { text: problem.text });
    case "unknown":
      return t("unknown", { name: problem.name });
  }
}
