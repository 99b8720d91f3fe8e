"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { type GetConnectorActions, type ReadBackActions, troubleOf, type UpdatePlace } from "../update-actions";
import { updateKeys, updateQueries } from "../update-queries";
import { ReadBackForm } from "./read-back-form";

export type ReadBackSheetProps = {
  place: UpdatePlace;
  schema: ConnectorSchema;
  actions: ReadBackActions & GetConnectorActions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Which GetConnector shows the records of this UpdateConnector: for comparing, for undo, and after an unknown outcome. */
export function ReadBackSheet({ place, schema, actions, isOpen, onOpenChange }: ReadBackSheetProps) {
  const t = useTranslations("updateReadBack");
  const queries = useQueryClient();
  const asked = useQuery({ ...updateQueries.readBack(place, actions), enabled: isOpen });
  const trouble = troubleOf(asked.error);
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent className="max-w-2xl">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("intro")}</SheetDescription>
        </SheetHeader>
        <SheetBody>
          {trouble ? (
            <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />
          ) : asked.data === undefined ? (
            <Skeleton className="h-40" />
          ) : (
            <ReadBackForm
              {...{ place, schema, actions }}
              readBack={asked.data}
              onDone={() => {
                void asked.refetch();
                void queries.invalidateQueries({ queryKey: updateKeys.readBackOf() });
                onOpenChange(false);
              }}
            />
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
