"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EnvironmentChip } from "@/components/connections/environment-chip";
import { formatBytes } from "@/lib/format/numbers";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { UpdatePlace } from "../../update-actions";
import { useCountWords } from "../use-count-words";
import { RecordList } from "./record-list";
import { TransportChoice } from "./transport-choice";

type PreviewTargetProps = {
  place: UpdatePlace;
  preview: UpdatePreview;
  onTransport: (transport: UpdateTransport) => void;
};

/** What is about to happen, where, and over which line. */
export function PreviewTarget({ place, preview, onTransport }: PreviewTargetProps) {
  const t = useTranslations("updateSend.preview");
  const language = useLocale();
  const words = useCountWords(place.environment);
  const { actions, limitBytes, request, transport } = preview;
  return (
    <section aria-label={t("target")} className="flex flex-col gap-3">
      <p className="text-lg font-semibold">{words.does(actions)}</p>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        <Fact name={t("environment")}>
          <span className="flex flex-wrap items-center gap-2">
            <EnvironmentChip type={place.environment.type} number={place.environment.number} />
            <span className="min-w-0 break-words">{place.environment.name}</span>
          </span>
        </Fact>
        <Fact name={t("transport")}>
          <TransportChoice transport={transport} onTransport={onTransport} />
        </Fact>
        {request ? (
          <>
            <Fact name={t("address")}>
              <code className="text-sm break-all select-text">
                {request.method} {request.url}
              </code>
            </Fact>
            {request.body === null ? null : (
              <Fact name={t("size")}>
                {t("sizeOf", {
                  size: formatBytes(request.bodyBytes, language),
                  limit: Math.round(limitBytes / 1_048_576),
                })}
              </Fact>
            )}
          </>
        ) : null}
      </dl>
      <RecordList preview={preview} />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
