"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

type Props = {
  label: string;
  hint: string;
  error?: ReactNode;
  /** Where the text stays: the field itself, not React's state. */
  textRef: RefObject<HTMLTextAreaElement | null>;
  /** There is a token in the text, so that nobody should read along. */
  hasToken: boolean;
  onText: (text: string) => void;
};

/**
 * The field that takes anything. It has no `name`: should the form ever be sent by the browser itself (before the
 * scripts run), the token must not end up in the address.
 */
export function PasteField({ label, hint, error, textRef, hasToken, onText }: Props) {
  const t = useTranslations("connections.form");
  const [isShown, setIsShown] = useState(false);
  const isHidden = hasToken && !isShown;
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} hint={hint} error={error}>
        <Textarea
          ref={textRef}
          onInput={(event) => onText(event.currentTarget.value)}
          rows={4}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore=""
          data-lpignore="true"
          className={`max-h-64 font-mono text-sm break-all ${isHidden ? "[-webkit-text-security:disc]" : ""}`}
        />
      </Field>
      {hasToken ? (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">
          {isHidden ? t("hidden") : null}
          <Button variant="link" size="small" onClick={() => setIsShown(!isShown)} aria-pressed={isShown}>
            {isHidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
            {t(isHidden ? "show" : "hide")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
