"use client";

import { CircleX, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { Problem } from "@/lib/schema/check/problem";
import { useProblemText } from "../problems/use-problem-text";

/** More than this at one place is no help. */
const MOST_SHOWN = 4;

type ProblemSentencesProps = { problems: readonly Problem[] | undefined; id?: string; className?: string };

/** What is wrong, right where it is. */
export function ProblemSentences({ problems, id, className }: ProblemSentencesProps) {
  const textOf = useProblemText();
  if (!problems || problems.length === 0) return null;
  return (
    <ul id={id} className={cn("flex flex-col gap-0.5 text-sm", className)}>
      {problems.slice(0, MOST_SHOWN).map((problem, index) => {
        const isError = problem.severity === "error";
        const Icon = isError ? CircleX : TriangleAlert;
        return (
          <li key={index} className={cn("flex items-start gap-1.5", isError ? "text-danger" : "text-warning")}>
            <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0">{textOf(problem)}</span>
          </li>
        );
      })}
    </ul>
  );
}
