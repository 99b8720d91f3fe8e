"use client";

import { CopyPlus, FolderPen, Share2, Trash2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useOpenByKey } from "@/components/ui/use-open-by-key";
import type { QueryMenuProps } from "./query-menu";

type OpenQueryMenuProps = QueryMenuProps & { trigger: ReactElement; isByKeyboard: boolean };

/** The whole of the QueryMenu; begins open, because it was asked for. What one may not do is not in it. */
export function OpenQueryMenu({ line, list, onMove, trigger, isByKeyboard }: OpenQueryMenuProps) {
  const t = useTranslations("savedQueries.list");
  const button = useOpenByKey(isByKeyboard);
  const isShared = line.visibility === "shared";
  return (
    <DropdownMenu defaultOpen={!isByKeyboard}>
      <DropdownMenuTrigger ref={button} asChild>
        {trigger}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void list.duplicate(line)}>
          <CopyPlus aria-hidden />
          {t("duplicate")}
        </DropdownMenuItem>
        {line.mayChange ? (
          <>
            <DropdownMenuItem onSelect={() => onMove(line)}>
              <FolderPen aria-hidden />
              {t("move")}
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void list.share(line)}>
              {isShared ? <UserRound aria-hidden /> : <Share2 aria-hidden />}
              {t(isShared ? "unshare" : "share")}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem isDangerous onSelect={() => void list.remove(line)}>
              <Trash2 aria-hidden />
              {t("remove")}
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
