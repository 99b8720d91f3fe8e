"use client";

import { Eye, EyeOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import { MaskedFieldsContext } from "@/components/results/masked-fields";
import { Button } from "@/components/ui/button";
import { localeOf } from "@/lib/format/numbers";
import { type Privacy, usePrivacy } from "./use-privacy";

const ShowValuesDialog = dynamic(() => import("./show-values-dialog").then((module) => module.ShowValuesDialog), {
  ssr: false,
});

type PrivacyFrameProps = {
  connectionId: string;
  connectorId: string;
  privacy: Privacy;
  /** Asks for the rows anew: with values, or with masks again. */
  onChange: () => void;
  children: ReactNode;
};

/** Rows with a line above them that says which columns are masked, and the way to see them (design 5.7). */
export function PrivacyFrame({ connectionId, connectorId, privacy, onChange, children }: PrivacyFrameProps) {
  const t = useTranslations("privacy");
  const { masked, shown, maskAgain, isPending } = usePrivacy({ connectionId, connectorId }, privacy, onChange);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const { mayShow } = privacy;
  const grid = useMemo(
    () => ({
      ids: new Set(masked),
      word: t("masked"),
      ...(mayShow && {
        deeds: [
          { name: t("show"), appliesTo: (isMasked: boolean) => isMasked, run: (id: string) => setAsked([id]) },
          { name: t("dialog.decide"), appliesTo: () => true, run: (id: string) => setAsked([id]) },
        ],
      }),
    }),
    [masked, mayShow, t],
  );
  return (
    <MaskedFieldsContext value={grid}>
      {masked.length > 0 || shown ? (
        <div className="flex flex-wrap items-center gap-x-3 border-b bg-surface px-3 py-1 text-sm">
          {masked.length > 0 ? (
            <span className="flex items-center gap-1.5 text-muted-foreground">
              <EyeOff aria-hidden className="size-3.5" />
              {t("maskedBanner", { count: masked.length })}
              {mayShow ? null : ` · ${t("forSupport")}`}
            </span>
          ) : null}
          {shown ? <ShownUntil count={shown.fieldIds.length} expiresAt={shown.expiresAt} /> : null}
          {mayShow && masked.length > 0 ? (
            <Button variant="link" className="text-sm" onClick={() => setAsked(masked)}>
              {t("show")}
            </Button>
          ) : null}
          {shown ? (
            <Button variant="link" className="text-sm" isPending={isPending} onClick={maskAgain}>
              {t("maskAgain")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {children}
      {asked ? (
        <ShowValuesDialog
          connectionId={connectionId}
          connectorId={connectorId}
          privacy={privacy}
          masked={masked}
          chosen={asked}
          onDone={onChange}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </MaskedFieldsContext>
  );
}

function ShownUntil({ count, expiresAt }: { count: number; expiresAt: number }) {
  const t = useTranslations("privacy");
  const language = useLocale();
  const until = new Date(expiresAt).toLocaleTimeString(localeOf(language), {
    timeStyle: "short",
    timeZone: "Europe/Amsterdam",
  });
  return (
    <span role="status" className="flex items-center gap-1.5 font-medium text-warning">
      <Eye aria-hidden className="size-3.5" />
      {t("shownBanner", { count, until })}
    </span>
  );
}
