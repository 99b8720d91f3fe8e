import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/components/ui/class-names";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GridColumn } from "./use-grid-columns";

/** What one can do with a column; the same by mouse, by menu and by keys. */
export type HeaderCommands = {
  /** As a click on the header: none → ascending → descending → none. */
  toggleSort: (index: number, additive: boolean) => void;
  /** Null takes the field out of the order. */
  sort: (index: number, direction: "asc" | "desc" | null, additive: boolean) => void;
  move: (index: number, by: -1 | 1) => void;
  resizeBy: (index: number, pixels: number) => void;
  startResize: (fieldId: string, event: unknown) => void;
  /** As wide as what is loaded around here needs. */
  fit: (index: number) => void;
  hide: (index: number) => void;
  /** How many columns from the left stay; absent when the page does not offer it. */
  freeze?: (count: number) => void;
  copyId: (index: number) => void;
  copyColumn: (index: number) => void;
};

type HeaderMenuProps = { column: GridColumn; orderBy: SortField[]; commands: HeaderCommands; isActive: boolean };

export function HeaderMenu({ column, orderBy, commands, isActive }: HeaderMenuProps) {
  const t = useTranslations("results.column");
  const { index, field } = column;
  const isSorted = orderBy.some((sort) => sort.fieldId === field.id);
  const othersSorted = orderBy.length > (isSorted ? 1 : 0);
  const { freeze } = commands;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        tabIndex={-1}
        data-menu
        aria-label={t("menu", { column: field.label || field.id })}
        className={cn(
          "absolute right-1.5 grid h-7 w-5 place-items-center rounded-sm bg-surface-sunken text-muted-foreground opacity-0 group-hover/header:opacity-100 hover:bg-accent hover:text-accent-foreground focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:static pointer-coarse:shrink-0 pointer-coarse:opacity-100",
          isActive && "opacity-100",
        )}
      >
        <EllipsisVertical aria-hidden className="size-4" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => commands.sort(index, "asc", false)}>{t("sortAscending")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => commands.sort(index, "desc", false)}>{t("sortDescending")}</DropdownMenuItem>
        {othersSorted && !isSorted && (
          <>
            <DropdownMenuItem onSelect={() => commands.sort(index, "asc", true)}>{t("addAscending")}</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => commands.sort(index, "desc", true)}>
              {t("addDescending")}
            </DropdownMenuItem>
          </>
        )}
        {isSorted && (
          <DropdownMenuItem onSelect={() => commands.sort(index, null, true)}>{t("unsort")}</DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => commands.move(index, -1)} disabled={index === 0}>
          {t("moveLeft")}
          <DropdownMenuShortcut>Ctrl ←</DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => commands.move(index, 1)}>
          {t("moveRight")}
          <DropdownMenuShortcut>Ctrl →</DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => commands.fit(index)}>{t("fit")}</DropdownMenuItem>
        {freeze && <DropdownMenuItem onSelect={() => freeze(index + 1)}>{t("freeze")}</DropdownMenuItem>}
        {freeze && column.isFrozen && <DropdownMenuItem onSelect={() => freeze(0)}>{t("unfreeze")}</DropdownMenuItem>}
        <DropdownMenuItem onSelect={() => commands.hide(index)}>{t("hide")}</DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => commands.copyId(index)}>{t("copyId")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => commands.copyColumn(index)}>{t("copyColumn")}</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
