"use client";

import { ChevronDown, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Difference } from "@/lib/schema/twin/differences";
import type { Range } from "@/lib/xml/document/xml-node";

type TwinDifferencesProps = {
  differences: readonly Difference[];
  /** Goes to the place in the XML. */
  onReveal?: (range: Range) => void;
};

/** What REST and SOAP do not do alike with this message: a line that opens to the list. */
export function TwinDifferences({ differences, onReveal }: TwinDifferencesProps) {
  const t = useTranslations("updateForm.differences");
  if (differences.length === 0) {
    return (
      <p className="flex items-center gap-1.5 px-3 py-1.5 text-sm text-muted-foreground">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {t("none")}
      </p>
    );
  }
  return (
    <details className="group px-3 py-1.5 text-sm">
      <summary className="flex w-fit cursor-pointer items-center gap-1 text-muted-foreground marker:content-none hover:text-foreground">
        <ChevronDown aria-hidden className="size-4 -rotate-90 group-open:rotate-0" />
        {t("summary", { count: differences.length })}
      </summary>
      <ul aria-label={t("title")} className="flex flex-col gap-1 py-1.5 pl-5">
        {differences.map((difference) => (
          <DifferenceLine
            key={`${difference.code} ${difference.params["object"] ?? ""} ${difference.params["name"] ?? ""}`}
            difference={difference}
            {...(onReveal && { onReveal })}
          />
        ))}
      </ul>
    </details>
  );
}

function DifferenceLine({ difference, onReveal }: Pick<TwinDifferencesProps, "onReveal"> & { difference: Difference }) {
  const t = useTranslations("updateForm.differences");
  const { code, params, count } = difference;
  const sentence = (
    <>
      {t(code, { ...params })}
      {count > 1 ? <span className="text-muted-foreground"> ({t("places", { count })})</span> : null}
    </>
  );
  return (
    <li>
      {onReveal ? (
        <button
          type="button"
          onClick={() => onReveal(difference)}
          className="w-full rounded-sm text-left hover:bg-accent"
        >
          {sentence}
        </button>
      ) : (
        sentence
      )}
    </li>
  );
}
