"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { ToFrame } from "./frame-messages";

type FindBarProps = {
  field: RefObject<HTMLInputElement | null>;
  found: { at: number; count: number };
  tell: (message: ToFrame) => void;
  onClose: () => void;
};

/** Finding words in the document: Enter for the next, Shift+Enter for the one before, Escape to end. */
export function FindBar({ field, found, tell, onClose }: FindBarProps) {
  const t = useTranslations("pdfViewer");
  const [text, setText] = useState("");
  return (
    <form
      role="search"
      className="flex flex-wrap items-center gap-1 border-b bg-surface px-2 py-1.5"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        else if (event.key === "Enter" && event.target === field.current)
          // Enter on a button is that button's.
          tell({ kind: "findNext", step: event.shiftKey ? -1 : 1 });
        else return;
        event.stopPropagation();
      }}
    >
      <Input
        ref={field}
        autoFocus
        className="h-control-small max-w-60 flex-1 text-sm"
        aria-label={t("find")}
        placeholder={t("find")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          tell({ kind: "find", text: event.target.value });
        }}
      />
      <Button
        size="icon-small"
        variant="ghost"
        aria-label={t("findPrevious")}
        onClick={() => tell({ kind: "findNext", step: -1 })}
      >
        <ChevronUp aria-hidden />
      </Button>
      <Button
        size="icon-small"
        variant="ghost"
        aria-label={t("findNext")}
        onClick={() => tell({ kind: "findNext", step: 1 })}
      >
        <ChevronDown aria-hidden />
      </Button>
      <span role="status" className="text-sm text-muted-foreground tabular-nums">
        {text.trim() === "" ? "" : t("found", found)}
      </span>
      <Button size="icon-small" variant="ghost" className="ml-auto" aria-label={t("findClose")} onClick={onClose}>
        <X aria-hidden />
      </Button>
    </form>
  );
}
