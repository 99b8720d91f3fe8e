"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { type OutlineEntry, outlineOf } from "@/lib/schema/assist/outline/outline";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { readDocument } from "@/lib/xml/document/read-document";
import type { Range } from "@/lib/xml/document/xml-node";
import { useMessageWords } from "../editor/language/use-message-words";

/** More lines than this are no overview. */
const MOST_LINES = 1_000;

type OutlinePaneProps = { schema: ConnectorSchema; text: string; onReveal: (range: Range) => void };

/** Objects and records of the message; a press goes there. */
export function OutlinePane({ schema, text, onReveal }: OutlinePaneProps) {
  const t = useTranslations("updates.workbench");
  const words = useMessageWords();
  const lines = useMemo(() => flat(outlineOf(readDocument(text), schema)), [schema, text]);
  const list = useRef<HTMLUListElement>(null);

  function walk(event: KeyboardEvent): void {
    const entries = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = entries.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    entries[Math.min(Math.max(to, 0), entries.length - 1)]?.focus();
  }

  if (lines.length === 0) return <p className="p-3 text-muted-foreground">{t("outlineEmpty")}</p>;
  return (
    <ul ref={list} onKeyDown={walk} aria-label={t("tabs.outline")} className="py-1">
      {lines.slice(0, MOST_LINES).map(({ entry, depth }) => (
        <li key={entry.range.start}>
          <button
            type="button"
            onClick={() => onReveal(entry.selectionRange)}
            style={{ paddingLeft: `${0.75 + depth * 0.875}rem` }}
            className="flex min-h-row w-full items-baseline gap-2 py-1 pr-3 text-left -outline-offset-2 hover:bg-accent"
          >
            <span className={cn("min-w-0 truncate", entry.kind === "object" && "font-medium")}>
              {words.outline(entry)}
            </span>
            <span className="min-w-0 truncate text-sm text-muted-foreground">
              {entry.kind === "object" ? entry.label : entry.action}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type Line = { entry: OutlineEntry; depth: number };

function flat(entries: readonly OutlineEntry[], depth = 0): Line[] {
  return entries.flatMap((entry) => [{ entry, depth }, ...flat(entry.children, depth + 1)]);
}
