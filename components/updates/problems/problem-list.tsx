"use client";

import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import { Spinner } from "@/components/ui/spinner";
import type { Problem } from "@/lib/schema/check/problem";
import type { ShownProblem } from "../document/document-messages";
import { FixMenu, type FixSource } from "./fix-menu";
import { useProblemText } from "./use-problem-text";

/** As many as a person reads; the count above them is of all. */
const MOST_SHOWN = 200;

type ProblemListProps = {
  /** null = not looked yet. */
  problems: readonly ShownProblem[] | null;
  counts: { errors: number; warnings: number };
  /** The check gave no answer: no problem found is not the same as none. */
  isUnknown?: boolean;
  onReveal: (problem: Problem) => void;
  /** What would make a problem go away; asked when somebody wants to see it. */
  fixes: FixSource;
};

/** What is wrong with the message, under it: a press goes to the place (ux.md). */
export function ProblemList({ problems, counts, isUnknown = false, onReveal, fixes }: ProblemListProps) {
  const t = useTranslations("updates.problems");
  const list = useRef<HTMLUListElement>(null);
  const { errors, warnings } = counts;
  const shown = problems?.slice(0, MOST_SHOWN) ?? [];
  const more = errors + warnings - shown.length;

  function walk(event: KeyboardEvent): void {
    const lines = [...(list.current?.querySelectorAll<HTMLButtonElement>("li > button:first-child") ?? [])];
    const at = lines.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    lines[Math.min(Math.max(to, 0), lines.length - 1)]?.focus();
  }

  return (
    <section aria-label={t("label")} className="flex max-h-[38%] min-h-9 shrink-0 flex-col border-t bg-surface">
      <p role="status" className="flex min-h-9 items-center gap-1.5 px-3 text-sm">
        {problems === null ? (
          <>
            <Spinner /> {t("checking")}
          </>
        ) : isUnknown ? (
          <>
            <TriangleAlert aria-hidden className="size-4 text-warning" /> {t("unknown")}
          </>
        ) : errors + warnings === 0 ? (
          <>
            <CircleCheck aria-hidden className="size-4 text-success" /> {t("none")}
          </>
        ) : (
          <>
            <Mark severity={errors > 0 ? "error" : "warning"} />
            {t("count", { errors, warnings, both: errors > 0 && warnings > 0 ? "yes" : "no" })}
            <span className="ml-auto text-muted-foreground max-sm:hidden">{t("next")}</span>
          </>
        )}
      </p>
      {shown.length > 0 ? (
        // Keys that the lines leave alone walk over them.

        <ul ref={list} onKeyDown={walk} className="min-h-0 overflow-auto border-t pb-1">
          {shown.map((problem, index) => (
            <ProblemLine
              key={`${problem.start} ${problem.code} ${index}`}
              problem={problem}
              onReveal={onReveal}
              fixes={fixes}
            />
          ))}
          {more > 0 ? <li className="px-3 py-1 text-sm text-muted-foreground">{t("more", { count: more })}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

type ProblemLineProps = Pick<ProblemListProps, "onReveal" | "fixes"> & { problem: ShownProblem };

function ProblemLine({ problem, onReveal, fixes }: ProblemLineProps) {
  const t = useTranslations("updates.problems");
  const textOf = useProblemText();
  const { line, column, severity } = problem;
  return (
    <li className="flex items-start pr-1.5 hover:bg-accent">
      <button
        type="button"
        onClick={() => onReveal(problem)}
        className="flex min-w-0 flex-1 items-baseline gap-2 py-1 pr-2 pl-3 text-left text-sm -outline-offset-2"
      >
        <Mark severity={severity} label={t(severity)} />
        <span className="min-w-0 flex-1">{textOf(problem)}</span>
        <span className="shrink-0 text-muted-foreground tabular-nums">{t("at", { line, column })}</span>
      </button>
      <FixMenu problem={problem} fixes={fixes} />
    </li>
  );
}

function Mark({ severity, label }: { severity: Problem["severity"]; label?: string }) {
  const [Icon, tone] = severity === "error" ? [CircleX, "text-danger"] : [TriangleAlert, "text-warning"];
  return (
    <span className={`shrink-0 self-center ${tone}`}>
      <Icon aria-hidden className="size-4" />
      {label ? <span className="sr-only">{label}: </span> : null}
    </span>
  );
}
