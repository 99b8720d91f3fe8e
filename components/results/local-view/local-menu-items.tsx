import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { LocalControls } from "./local-view-context";

type LocalMenuItemsProps = {
  fieldId: string;
  local: LocalControls;
  /** The focus goes elsewhere than back to the menu's button. */
  onMoveFocus: () => void;
};

/** What a column's menu offers for the loaded rows, apart from what it asks of Profit. */
export function LocalMenuItems({ fieldId, local, onMoveFocus }: LocalMenuItemsProps) {
  const t = useTranslations("localRows");
  // The menu is open: while it is read, the worker gets the column ready.
  const prepare = useEffectEvent(() => local.prepare(fieldId));
  useEffect(() => prepare(), []);
  const current = local.sorts.find((sort) => sort.fieldId === fieldId);
  const hasOthers = local.sorts.some((sort) => sort.fieldId !== fieldId);
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>{t("menuLabel")}</DropdownMenuLabel>
      {(["asc", "desc"] as const)
        .filter((direction) => direction !== current?.direction)
        .map((direction) => (
          <DropdownMenuItem key={direction} onSelect={() => local.sortBy(fieldId, direction, false)}>
            {t(direction === "asc" ? "sortAscending" : "sortDescending")}
          </DropdownMenuItem>
        ))}
      {hasOthers && !current ? (
        <DropdownMenuItem onSelect={() => local.sortBy(fieldId, "asc", true)}>{t("sortAlso")}</DropdownMenuItem>
      ) : null}
      {current ? (
        <DropdownMenuItem onSelect={() => local.sortBy(fieldId, null, true)}>{t("asLoaded")}</DropdownMenuItem>
      ) : null}
      <DropdownMenuItem
        onSelect={() => {
          onMoveFocus();
          local.openAt(fieldId);
        }}
      >
        {t("filterHere")}
      </DropdownMenuItem>
      <DropdownMenuItem
        onSelect={() => {
          onMoveFocus();
          local.openProfile(fieldId);
        }}
      >
        {t("profile.open")}
      </DropdownMenuItem>
      <DropdownMenuSeparator />
    </>
  );
}
