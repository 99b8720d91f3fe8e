"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Slot from "radix-ui/slot";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useLate } from "@/components/ui/use-late";
import type { QueryLine } from "../query-actions";
import type { QueryList } from "./use-query-list";

const load = () => import("./open-query-menu").then((module) => ({ default: module.OpenQueryMenu }));
const OpenQueryMenu = lazy(load);

export type QueryMenuProps = {
  line: QueryLine;
  list: QueryList;
  onMove: (line: QueryLine) => void;
  /** The row has the focus; only its own menu is on the way of the Tab key. */
  isActive: boolean;
};

/** What can be done with a query, fetched with the first use (use-late.ts). */
export function QueryMenu(props: QueryMenuProps) {
  const t = useTranslations("savedQueries.list");
  const late = useLate(load);
  const trigger = (
    <Button
      variant="ghost"
      size="icon"
      tabIndex={props.isActive ? 0 : -1}
      aria-label={t("actions", { name: props.line.name })}
      className="text-muted-foreground"
    >
      <Ellipsis aria-hidden />
    </Button>
  );
  const standIn = (
    <Slot.Root aria-haspopup="menu" aria-expanded={false} {...late.handlers} onKeyDown={late.onKeyDown}>
      {trigger}
    </Slot.Root>
  );
  return (
    <Suspense fallback={standIn}>
      {late.isWanted ? <OpenQueryMenu {...props} trigger={trigger} isByKeyboard={late.isByKeyboard} /> : standIn}
    </Suspense>
  );
}
