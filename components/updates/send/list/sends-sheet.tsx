"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { UpdateTransport } from "@/lib/services/updates/port";
import { type SendActions, troubleOf, type UpdatePlace } from "../../update-actions";
import { updateQueries } from "../../update-queries";
import { fieldLabels } from "../field-labels";
import { OpenedSend } from "./opened-send";
import { SendLines } from "./send-lines";

type SendsSheetProps = {
  place: UpdatePlace;
  schema: ConnectorSchema | null;
  actions: SendActions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onReplace: (xml: string, transport: UpdateTransport) => void;
  /** Opens where a read-back is set up. */
  onSetUp?: () => void;
};

/** What was sent to this UpdateConnector, newest first. */
export function SendsSheet(props: SendsSheetProps) {
  const { place, schema, actions, isOpen, onOpenChange, onReplace, onSetUp } = props;
  const t = useTranslations("updateSend.list");
  const language = useLocale();
  const labelOf = useMemo(() => fieldLabels(schema, language), [schema, language]);
  const [opened, open] = useState<string | null>(null);
  return (
    <Sheet
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) open(null);
        onOpenChange(next);
      }}
    >
      <SheetContent className="max-w-3xl">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{place.connectorId}</SheetDescription>
        </SheetHeader>
        <SheetBody>
          {opened === null ? (
            <Sends place={place} actions={actions} onOpen={open} />
          ) : (
            <OpenedSend
              {...{ place, actions, labelOf }}
              sendId={opened}
              onSetUp={onSetUp ?? null}
              onBack={() => open(null)}
              onReplace={(xml, transport) => {
                onReplace(xml, transport);
                onOpenChange(false);
              }}
            />
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

type SendsProps = Pick<SendsSheetProps, "place" | "actions"> & { onOpen: (sendId: string) => void };

function Sends({ place, actions, onOpen }: SendsProps) {
  const t = useTranslations("updateSend.list");
  const asked = useQuery({
    ...updateQueries.sends(place, actions),
    // What is under way ends without being asked.
    refetchInterval: ({ state }) => (state.data?.some((send) => send.state === "sending") ? 4_000 : false),
  });
  const trouble = troubleOf(asked.error);
  if (trouble) return <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton className="h-40" />;
  if (asked.data.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  return <SendLines sends={asked.data} onOpen={onOpen} />;
}
