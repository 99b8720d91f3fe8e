"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { Range } from "@/lib/xml/document/xml-node";
import type { DocumentClient } from "../../document/document-client";
import type { OutlineLine } from "../../document/document-messages";
import { useMessageWords } from "../../editor/language/use-message-words";

/** More lines than this are no overview. */
const MOST_LINES = 1_000;

type OutlinePaneProps = {
  client: RefObject<DocumentClient | null>;
  /** Of the text. */
  version: number;
  onReveal: (range: Range) => void;
};

/** Objects and records of the message; a press goes there. */
export function OutlinePane({ client, version, onReveal }: OutlinePaneProps) {
  const t = useTranslations("updates.workbench");
  const words = useMessageWords();
  const lines = useLines(client, version);
  const list = useRef<HTMLUListElement>(null);

  function walk(event: KeyboardEvent): void {
    const entries = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = entries.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    entries[Math.min(Math.max(to, 0), entries.length - 1)]?.focus();
  }

  if (lines === null) return null;
  if (lines.length === 0) return <p className="p-3 text-muted-foreground">{t("outlineEmpty")}</p>;
  return (
    <ul ref={list} onKeyDown={walk} aria-label={t("tabs.outline")} className="py-1">
      {lines.map(({ entry, depth }) => (
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

/** null until they are known; those before stay until there are others. */
function useLines(client: RefObject<DocumentClient | null>, version: number): readonly OutlineLine[] | null {
  const [lines, setLines] = useState<readonly OutlineLine[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void client.current?.later("outline", { most: MOST_LINES }).then((answer) => {
      if (isWanted && answer) setLines(answer.output);
    });
    return () => {
      isWanted = false;
    };
  }, [client, version]);
  return lines;
}
