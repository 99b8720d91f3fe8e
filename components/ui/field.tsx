"use client";

import { CircleAlert } from "lucide-react";
import { useId, useMemo, type ReactNode } from "react";
import { cn } from "./class-names";
import { FieldContext } from "./field-context";
import { Label } from "./label";

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  isRequired?: boolean;
  /** A checkbox or switch: control first, label beside it. */
  isInline?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * Label, hint and error of one control, wired by id. The control inside (Input, Textarea, Select, Checkbox, Switch)
 * finds its id by itself: `<Field label="…" error={…}><Input name="…" /></Field>`.
 */
export function Field({ label, hint, error, isRequired = false, isInline = false, className, children }: FieldProps) {
  const id = useId();
  const [hintId, errorId] = [`${id}hint`, `${id}error`];
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ") || undefined;
  const isInvalid = Boolean(error);
  const control = useMemo(() => ({ id, describedBy, isInvalid, isRequired }), [id, describedBy, isInvalid, isRequired]);
  return (
    <FieldContext value={control}>
      <div className={cn("flex flex-col gap-1.5", className)}>
        {isInline ? (
          <div className="flex items-center gap-2">
            {children}
            <Label htmlFor={id} className="font-normal">
              {label}
            </Label>
          </div>
        ) : (
          <>
            <Label htmlFor={id}>{label}</Label>
            {children}
          </>
        )}
        {hint ? (
          <p id={hintId} className="text-sm text-muted-foreground">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={errorId} className="flex items-start gap-1.5 text-sm text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
