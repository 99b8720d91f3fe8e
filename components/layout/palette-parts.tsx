"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommandItem } from "../ui/command";
import { Spinner } from "../ui/spinner";
import type { PaletteEntry } from "./palette-entries";
import { valueOf } from "./use-palette-choice";

export type ShownEntry = PaletteEntry & { icon: ReactNode };

export function PaletteItem({ entry, onChosen }: { entry: ShownEntry; onChosen: () => void }) {
  return (
    <CommandItem
      value={valueOf(entry)}
      onSelect={() => {
        onChosen();
        entry.run();
      }}
    >
      {entry.icon}
      <span className="truncate">{entry.label}</span>
      {entry.detail ? (
        <span className="ml-auto max-w-[50%] shrink-0 truncate pl-3 text-sm text-muted-foreground">{entry.detail}</span>
      ) : null}
    </CommandItem>
  );
}

type StatusProps = { isLoading: boolean; hasFailed: boolean; isEmpty: boolean; typed: string };

/** Why there is nothing, or not yet everything. */
export function PaletteStatus({ isLoading, hasFailed, isEmpty, typed }: StatusProps) {
  const t = useTranslations("shell.palette");
  const search = typed.replace(/^\s*[@>!]?\s*/, "");
  return (
    <p role="status" className="flex items-center gap-2 px-3 py-2 text-sm text-muted-foreground empty:hidden">
      {isLoading ? (
        <>
          <Spinner /> {t("loading")}
        </>
      ) : hasFailed ? (
        t("failed")
      ) : isEmpty ? (
        search ? (
          t("empty", { typed: search })
        ) : (
          t("emptyGroup")
        )
      ) : null}
    </p>
  );
}
