import { useTranslations } from "next-intl";
import { type ReactElement, useRef } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useOpenByKey } from "@/components/ui/use-open-by-key";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { HeaderCommands } from "./header-commands";
import { LocalMenuItems } from "./local-view/local-menu-items";
import { useLocalControls } from "./local-view/local-view-context";
import { useMaskedFields } from "./masked-fields";
import type { GridColumn } from "./use-grid-columns";

export type HeaderMenuProps = { column: GridColumn; orderBy: SortField[]; commands: HeaderCommands };

type OpenHeaderMenuProps = HeaderMenuProps & { isByKeyboard: boolean; children: ReactElement };

/** The whole of the HeaderMenu, fetched by it; begins open, because it was asked for. */
export function OpenHeaderMenu({ column, orderBy, commands, isByKeyboard, children }: OpenHeaderMenuProps) {
  const t = useTranslations("results.column");
  const tLocal = useTranslations("localRows");
  const trigger = useOpenByKey(isByKeyboard);
  const local = useLocalControls();
  const movesFocus = useRef(false);
  const { index, field } = column;
  const isSorted = orderBy.some((sort) => sort.fieldId === field.id);
  const othersSorted = orderBy.length > (isSorted ? 1 : 0);
  const { freeze } = commands;
  const { ids, deeds } = useMaskedFields();
  return (
    <DropdownMenu defaultOpen={!isByKeyboard}>
      <DropdownMenuTrigger ref={trigger} asChild>
        {children}
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        onCloseAutoFocus={(event) => {
          if (movesFocus.current) event.preventDefault();
        }}
      >
        {local ? <DropdownMenuLabel>{tLocal("menuProfit")}</DropdownMenuLabel> : null}
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
        {local ? (
          <LocalMenuItems fieldId={field.id} local={local} onMoveFocus={() => (movesFocus.current = true)} />
        ) : (
          <DropdownMenuSeparator />
        )}
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
        {deeds
          ?.filter(({ appliesTo }) => appliesTo(ids.has(field.id)))
          .map(({ name, run }) => (
            <DropdownMenuItem key={name} onSelect={() => run(field.id)}>
              {name}
            </DropdownMenuItem>
          ))}
        {deeds ? <DropdownMenuSeparator /> : null}
        <DropdownMenuItem onSelect={() => commands.copyId(index)}>{t("copyId")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => commands.copyColumn(index)}>{t("copyColumn")}</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
