"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { parseJsonForm } from "@/lib/profit/filter/forms/parse-json";
import { parseListLines } from "@/lib/profit/filter/forms/parse-lists";
import { parseXmlForm } from "@/lib/profit/filter/forms/parse-xml-form";
import { type ParsedForm, placeOf } from "@/lib/profit/filter/forms/parsed-form";
import type { PrintedForm, RequestForm } from "@/lib/profit/filter/forms/print-forms";
import { unknownIn } from "./fill-state";
import { FormFaults } from "./form-faults";

const PARSE: Record<RequestForm, (text: string) => ParsedForm> = {
  lists: parseListLines,
  json: parseJsonForm,
  soap: parseXmlForm,
};

/** What must not stand in a field where it can be read: it is taken up as a paste, which drops it. */
const SECRET = /afastoken|<token>|&lt;token|[0-9a-f]{64}|\bbearer\s/i;

type FormEditorProps = {
  form: RequestForm;
  printed: PrintedForm;
  known: { has(id: string): boolean };
  onApply: (parsed: ParsedForm) => void;
  onSecretPaste: (text: string) => void;
};

/** A request in one form, as text that can be changed. It is read as one types; nothing happens before "Apply". */
export function FormEditor({ form, printed, known, onApply, onSecretPaste }: FormEditorProps) {
  const t = useTranslations("requestForms");
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // What is typed belongs to the request it was made from: another one, from the builder, takes its place.
  const [draft, setDraft] = useState<{ of: string | null; text: string } | null>(null);
  const text = draft !== null && draft.of === printed.text ? draft.text : (printed.text ?? "");
  const parsed = useMemo(() => PARSE[form](text), [form, text]);
  const isChanged = text !== (printed.text ?? "");
  const faults = isChanged ? parsed.faults : [];
  const unknown = isChanged && faults.length === 0 ? unknownIn(parsed, known) : [];

  function goTo(at: number) {
    field.current?.focus();
    field.current?.setSelectionRange(at, Math.min(text.length, at + 1));
  }

  return (
    <div className="flex flex-col gap-2">
      {printed.limits.map((limit) => (
        <p key={limit} className={cn("text-sm", printed.text === null ? "text-warning" : "text-muted-foreground")}>
          {t(`limit.${limit}`)}
        </p>
      ))}
      {printed.text === null && !isChanged ? null : (
        <NumberedText
          field={field}
          label={t(`form.${form}`)}
          describedBy={hintId}
          text={text}
          faultLines={new Set(faults.map(({ at }) => placeOf(text, at).line))}
          onChange={(changed) => setDraft({ of: printed.text, text: changed })}
          onSecretPaste={onSecretPaste}
        />
      )}
      <div id={hintId} aria-live="polite" className="flex flex-col gap-1">
        <FormFaults faults={faults} text={text} onGoTo={goTo} />
        {isChanged && faults.length === 0
          ? parsed.dropped.map(({ kind, text: word }) => (
              <p key={`${kind} ${word}`} className="text-sm text-muted-foreground">
                {t(`dropped.${kind}`, { text: word })}
              </p>
            ))
          : null}
        {unknown.length > 0 ? (
          <p className="text-sm text-warning">
            {t("unknownFields", { count: unknown.length, fields: unknown.join(", ") })}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Button
          variant={isChanged ? "primary" : "secondary"}
          disabled={!isChanged || faults.length > 0}
          onClick={() => {
            onApply(parsed);
            setDraft(null);
          }}
        >
          {t("apply")}
        </Button>
        {isChanged ? (
          <Button variant="ghost" onClick={() => setDraft(null)}>
            {t("putBack")}
          </Button>
        ) : null}
        <CopyButton text={text} label={t("copy")}>
          {t("copy")}
        </CopyButton>
      </div>
    </div>
  );
}

type NumberedTextProps = {
  field: React.RefObject<HTMLTextAreaElement | null>;
  label: string;
  describedBy: string;
  text: string;
  faultLines: ReadonlySet<number>;
  onChange: (text: string) => void;
  onSecretPaste: (text: string) => void;
};

/** Lines do not wrap, so that their numbers stand beside them. */
function NumberedText({ field, label, describedBy, text, faultLines, onChange, onSecretPaste }: NumberedTextProps) {
  const lines = text.split("\n").length;
  return (
    <div className="flex max-h-80 min-h-32 overflow-auto rounded-md border bg-surface font-mono text-sm leading-5 focus-within:ring-2 focus-within:ring-ring">
      <ol aria-hidden className="sticky left-0 shrink-0 bg-muted py-1.5 text-right text-muted-foreground select-none">
        {Array.from({ length: lines }, (_, index) => (
          <li
            key={index}
            className={cn("px-2", faultLines.has(index + 1) && "bg-danger-soft font-semibold text-danger")}
          >
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={faultLines.size > 0}
        value={text}
        rows={Math.max(5, lines)}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text/plain");
          if (!SECRET.test(pasted)) return;
          event.preventDefault();
          onSecretPaste(pasted);
        }}
        className="min-w-0 flex-1 resize-none overflow-y-hidden bg-transparent px-2 py-1.5 whitespace-pre outline-none"
      />
    </div>
  );
}
