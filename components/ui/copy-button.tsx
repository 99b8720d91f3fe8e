"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  /** The text, or how to make it once it is asked for. */
  text: string | (() => string);
  /** What is copied, for who cannot see it: "Kopieer logreferentie". */
  label: string;
  /** Shown beside the icon; without it the button is an icon. */
  children?: ReactNode;
  className?: string;
};

export function CopyButton({ text, label, children, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
      setOutcome("copied");
    } catch {
      setOutcome("refused"); // no permission, or a page that is not served over https
    }
  }

  return (
    <>
      <Button
        variant="ghost"
        size={children ? "small" : "icon-small"}
        onClick={copy}
        title={label}
        aria-label={children ? undefined : label}
        {...(className && { className })}
      >
        {outcome === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
        {children}
      </Button>
      <span role="status" className={outcome === "refused" ? "text-sm text-danger" : "sr-only"}>
        {outcome ? t(outcome === "copied" ? "copied" : "copyRefused") : null}
      </span>
    </>
  );
}
