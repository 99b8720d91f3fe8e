"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/connectors/explorer/link-notice";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { Button } from "@/components/ui/button";
import { effectOfLeavingOut, missingFields, withoutMissing } from "./missing-fields";

type MissingFieldsNoticeProps = {
  explorer: Explorer;
  /** Told which fields were left out. */
  onRunWithout: (fields: string[]) => void;
};

const PARTS = ["filter", "order", "columns"] as const;

/** Which fields are gone, in which part; the rows come without them only when a person says so. */
export function MissingFieldsNotice({ explorer, onRunWithout }: MissingFieldsNoticeProps) {
  const t = useTranslations("savedQueries.open");
  const { state, byId, unknown } = explorer;
  const missing = missingFields(state, byId);
  // A link with a column too many is read without it; a saved query is not what was saved any more.
  const isHeld = missing.filter.length > 0 || missing.order.length > 0 || explorer.openQuery.open !== null;
  return (
    <Notice title={t("missingTitle", { count: unknown.length })}>
      <ul>
        {PARTS.filter((part) => missing[part].length > 0).map((part) => (
          <li key={part}>{t(`missingParts.${part}`, { fields: missing[part].join(", ") })}</li>
        ))}
      </ul>
      <p>{isHeld ? t("missingText") : t("missingColumns")}</p>
      {isHeld ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            size="small"
            onClick={() => {
              const cleaned = withoutMissing(state, byId);
              explorer.dispatch({ type: "loaded", state: cleaned });
              explorer.start(cleaned);
              onRunWithout(unknown);
            }}
          >
            {t("runWithout")}
          </Button>
          <span>{t(`effect.${effectOfLeavingOut(state, byId)}`)}</span>
        </div>
      ) : null}
    </Notice>
  );
}
