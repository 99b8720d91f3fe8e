"use client";

import { ChevronDown, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Disagreement } from "@/lib/schema/connector-schema";
import type { MissingSource } from "@/lib/services/updates/describe/describe-update-connector";

type SchemaNoticesProps = { missing: readonly MissingSource[]; disagreements: readonly Disagreement[] };

/** A list of a thousand helps nobody. */
const MOST_SHOWN = 100;

/** What we do not know of the schema, and where its sources contradict each other: told, never hidden. */
export function SchemaNotices({ missing, disagreements }: SchemaNoticesProps) {
  const t = useTranslations("updates.workbench");
  const refusals = useTranslations("refusals");
  const told = missing.flatMap(({ source, explanation, original }) => {
    if (source === "english") return [];
    const key = `${explanation?.key ?? "unexpected"}.happened`;
    const reason =
      original ?? (refusals.has(key as never) ? refusals(key as never, explanation?.params as never) : source);
    return [{ source, reason }];
  });
  if (told.length === 0 && disagreements.length === 0) return null;
  return (
    <div className="border-b bg-warning-soft text-sm">
      {told.map(({ source, reason }) => (
        <p key={source} className="flex gap-2 px-3 py-1 text-warning">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t(`schemaMissing.${source}`, { reason })}
        </p>
      ))}
      {disagreements.length > 0 ? <Disagreements disagreements={disagreements} /> : null}
    </div>
  );
}

function Disagreements({ disagreements }: { disagreements: readonly Disagreement[] }) {
  const t = useTranslations("updates.workbench");
  const words = useTranslations("updateAssist");
  return (
    <details className="group px-3 py-1">
      <summary className="flex w-fit cursor-pointer items-center gap-1 text-muted-foreground marker:content-none hover:text-foreground">
        <ChevronDown aria-hidden className="size-4 -rotate-90 group-open:rotate-0" />
        {t("disagreements", { count: disagreements.length })}
      </summary>
      <ul className="max-h-48 overflow-auto py-1 pl-5">
        {disagreements.slice(0, MOST_SHOWN).map(({ path, fieldId, about: subject, said }, index) => (
          <li key={index} className="py-0.5">
            <code className="text-xs">{[...path, ...(fieldId === null ? [] : [fieldId])].join(" › ")}</code>{" "}
            {words(`about.${subject}`)}:{" "}
            {said
              .map(({ source, value }) => `${words(`source.${source}`)} ${value ?? words("hover.saidNothing")}`)
              .join(" · ")}
          </li>
        ))}
        {disagreements.length > MOST_SHOWN ? (
          <li className="py-0.5 text-muted-foreground">
            {t("disagreementsMore", { count: disagreements.length - MOST_SHOWN })}
          </li>
        ) : null}
      </ul>
    </details>
  );
}
