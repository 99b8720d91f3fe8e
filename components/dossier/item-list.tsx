"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { DossierItem } from "@/lib/services/attachments/find-dossier-items";
import { formatProfitDate } from "@/lib/format/profit-dates";

type ItemListProps = {
  items: readonly DossierItem[];
  typeNames: ReadonlyMap<string, string>;
  chosenId: string | null;
  onChoose: (itemId: string) => void;
};

/** Dossier items, the newest first. */
export function ItemList({ items, typeNames, chosenId, onChoose }: ItemListProps) {
  const t = useTranslations("dossier.items");
  const language = useLocale();
  return (
    <ul aria-label={t("label")} className="flex flex-col">
      {items.map(({ id, subject, date, type, relation }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === chosenId || undefined}
            onClick={() => onChoose(id)}
            className={cn(
              "flex w-full flex-col gap-0.5 rounded-md border border-transparent px-2.5 py-1.5 text-left hover:bg-accent",
              id === chosenId && "border-border bg-accent",
            )}
          >
            <span className="w-full truncate font-medium">{subject ?? t("noSubject")}</span>
            <span className="w-full truncate text-sm text-muted-foreground tabular-nums">
              {[
                id,
                date === null ? null : formatProfitDate(date, language),
                type === null ? null : (typeNames.get(type) ?? type),
                relation,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
