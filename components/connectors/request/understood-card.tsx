"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import type { ParsedForm } from "@/lib/profit/filter/forms/parsed-form";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { UnderstoodRequest } from "@/lib/profit/paste/request/understand-request";
import type { ConnectionPlace } from "./connection-place";
import { unknownIn } from "./fill-state";
import { FormFaults } from "./form-faults";
import { isElsewhere, isOtherConnector, isUsable } from "./judge-paste";

type UnderstoodCardProps = {
  request: UnderstoodRequest;
  place: ConnectionPlace | null;
  known: { has(id: string): boolean };
  isFilled: boolean;
  onFill: () => void;
  onUndo: () => void;
  onClose: () => void;
};

/** What was seen in a paste, what of it was taken over, and what was not and why. */
export function UnderstoodCard({ request, place, known, isFilled, onFill, onUndo, onClose }: UnderstoodCardProps) {
  const t = useTranslations("requestForms");
  const { source, connectorId, environment, form, hadSecret, requests, isWrite } = request;
  const isOther = isOtherConnector(request, place);
  const unknown = isOther ? [] : unknownIn(form, known);
  const environmentWords = [
    environment?.type && environment.type !== "other" ? t(`environment.${environment.type}`) : null,
    environment?.number ?? null,
  ].filter((word) => word !== null);
  const seen = [t(`source.${source}`), connectorId, environmentWords.join(" ")].filter(Boolean);
  return (
    <div role="status" aria-label={t("card")} className="flex gap-2 rounded-md border bg-info-soft px-3 py-2 text-sm">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium break-words">
          {source === "nothing" ? t("nothing") : t("seen", { what: seen.join(" · ") })}
        </p>
        {hadSecret ? <p>{t("secretDropped")}</p> : null}
        {isWrite ? <p className="text-warning">{t("isWrite")}</p> : null}
        {requests > 1 ? <p>{t("several", { count: requests })}</p> : null}
        {isElsewhere(request, place) ? (
          <p className="text-warning">{t("elsewhere", { name: place?.name ?? "" })}</p>
        ) : null}
        {form.dropped.map(({ kind, text }) => (
          <p key={`${kind} ${text}`}>{t(`dropped.${kind}`, { text: text.slice(0, 80) })}</p>
        ))}
        <FormFaults faults={form.faults} text={null} />
        {unknown.length > 0 ? (
          <p className="text-warning">{t("unknownFields", { count: unknown.length, fields: unknown.join(", ") })}</p>
        ) : null}
        {isOther && connectorId !== null ? <p>{t("otherConnector", { connector: connectorId })}</p> : null}
        <div className="flex flex-wrap items-center gap-1">
          {isFilled ? (
            <>
              <span>{t("filled")}</span>
              <Button variant="link" className="text-sm" onClick={onUndo}>
                {t("undo")}
              </Button>
            </>
          ) : null}
          {isOther && connectorId !== null && place ? (
            <Button asChild size="small">
              <Link href={routes.connector(place.connectionId, connectorId, paramsOf(form))}>
                {t("goTo", { connector: connectorId })}
              </Link>
            </Button>
          ) : null}
          {!isFilled && isUsable(request) ? (
            <Button size="small" onClick={onFill}>
              {t("fillHere")}
            </Button>
          ) : null}
        </div>
      </div>
      <Button variant="ghost" size="icon-small" aria-label={t("close")} onClick={onClose}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

function paramsOf({ filter = { groups: [] }, orderBy = [], skip = 0, take }: ParsedForm): URLSearchParams {
  const params = toRowsParams({ fields: [], filter, orderBy, skip, take: take ?? 100 });
  if (take !== undefined) params.set("take", String(take));
  return params;
}
