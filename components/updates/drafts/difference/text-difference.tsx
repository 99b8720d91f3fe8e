"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { type LineChange, lineDifferences } from "./line-differences";

type TextDifferenceProps = { from: string; to: string; fromName: string; toName: string };

/** Lines around a change that are shown with it. */
const CONTEXT = 2;
/** More are no overview, and heavy to draw. */
const MOST_LINES = 2_000;

/** What changed between two texts, line by line; signs beside the colours. */
export function TextDifference({ from, to, fromName, toName }: TextDifferenceProps) {
  const t = useTranslations("updateDrafts.difference");
  const lines = useMemo(() => shownLines(lineDifferences(from, to)), [from, to]);
  if (lines === null) return <p className="text-sm text-muted-foreground">{t("tooDifferent")}</p>;
  if (lines.length === 0) return <p className="text-sm text-muted-foreground">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm text-muted-foreground">{t("legend", { from: fromName, to: toName })}</p>
      <pre
        tabIndex={0}
        aria-label={t("label")}
        className="max-h-80 overflow-auto rounded-md border bg-surface-sunken py-1 text-xs select-text"
      >
        {lines.slice(0, MOST_LINES).map(({ kind, text }, at) => (
          <span key={at} className={cn("block px-2", LOOKS[kind])}>
            {SIGNS[kind]} {text}
          </span>
        ))}
      </pre>
    </div>
  );
}

type ShownLine = { kind: LineChange["kind"] | "skipped"; text: string };

const LOOKS: Record<ShownLine["kind"], string> = {
  same: "",
  gone: "bg-danger-soft text-danger",
  new: "bg-success-soft text-success",
  skipped: "text-muted-foreground",
};
const SIGNS: Record<ShownLine["kind"], string> = { same: " ", gone: "-", new: "+", skipped: "" };

/** Changes with the lines around them; a long part that is the same is left out. */
function shownLines(changes: LineChange[] | null): ShownLine[] | null {
  if (changes === null) return null;
  if (changes.every(({ kind }) => kind === "same")) return [];
  return changes.flatMap(({ kind, lines }, at): ShownLine[] => {
    const whole = lines.map((text) => ({ kind, text }));
    if (kind !== "same" || lines.length <= 2 * CONTEXT) return whole;
    const head = at === 0 ? [] : whole.slice(0, CONTEXT);
    const tail = at === changes.length - 1 ? [] : whole.slice(-CONTEXT);
    return [...head, { kind: "skipped", text: "…" }, ...tail];
  });
}
