"use client";

import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Fix } from "@/lib/schema/assist/fixes/fix";
import type { Problem } from "@/lib/schema/check/problem";
import type { OfferedFix } from "../document/document-messages";
import { useFixTitle } from "./use-fix-title";
import { useProblemText } from "./use-problem-text";

export type FixSource = {
  /** Empty when there are none, or when the message has changed since it was checked. */
  of: (problem: Problem) => Promise<readonly OfferedFix[]>;
  apply: (fix: Fix) => void;
};

/** A message of one line can be a megabyte long. */
const LONGEST_LINE = 400;

/** What would mend a problem, each with the lines that it changes, before and after. */
export function FixMenu({ problem, fixes }: { problem: Problem; fixes: FixSource }) {
  const t = useTranslations("updates.problems");
  const textOf = useProblemText();
  const [offered, setOffered] = useState<readonly OfferedFix[] | null>(null);
  const wanted = useRef(0);
  const label = t("fixesOf", { problem: textOf(problem) });
  const toggle = (isOpen: boolean) => {
    const asked = ++wanted.current;
    if (!isOpen) return setOffered(null);
    // It opens with what there is to see.
    void fixes.of(problem).then((found) => wanted.current === asked && setOffered(found));
  };
  return (
    <Popover open={offered !== null} onOpenChange={toggle}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon-small" aria-label={label} title={t("fix")}>
          <Lightbulb aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={label}
        className="max-h-96 w-[min(34rem,calc(100vw-1rem))] overflow-auto p-1"
      >
        {offered?.length === 0 ? <p className="p-2 text-sm text-muted-foreground">{t("noFix")}</p> : null}
        <ul>
          {offered?.map(({ fix, preview }, index) => (
            <FixLine
              key={index}
              {...{ fix, preview }}
              onApply={() => {
                setOffered(null);
                fixes.apply(fix);
              }}
            />
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

function FixLine({ fix, preview, onApply }: OfferedFix & { onApply: () => void }) {
  const t = useTranslations("updates.problems");
  const titleOf = useFixTitle();
  return (
    <li>
      <button
        type="button"
        onClick={onApply}
        className="flex w-full flex-col gap-1 rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-accent"
      >
        <span className={fix.isPreferred ? "font-medium" : undefined}>{titleOf(fix)}</span>
        {preview.map(({ line, before, after }) => (
          <span key={line} className="flex w-full flex-col overflow-hidden rounded-sm border font-mono text-xs">
            <Lines label={t("before")} sign="−" text={before} className="bg-danger-soft" />
            <Lines label={t("after")} sign="+" text={after} className="bg-success-soft" />
          </span>
        ))}
      </button>
    </li>
  );
}

function Lines({ label, sign, text, className }: { label: string; sign: string; text: string; className: string }) {
  const shown = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
  return (
    <span className={`flex gap-2 px-1.5 py-0.5 ${className}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{label}: </span>
      <span className="min-w-0 break-words whitespace-pre-wrap">{shown}</span>
    </span>
  );
}
