"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormFault, placeOf } from "@/lib/profit/filter/forms/parsed-form";

/** What a text has wrong and where; pressing one goes to its place. `text` is null when the text is not at hand. */
export function FormFaults({
  faults,
  text,
  onGoTo,
}: {
  faults: readonly FormFault[];
  text: string | null;
  onGoTo?: (at: number) => void;
}) {
  const t = useTranslations("requestForms");
  if (faults.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm text-danger">
      {faults.slice(0, 20).map((fault, index) => {
        const sentence = t(`fault.${fault.kind}`, { text: fault.text.slice(0, 120) });
        const words = text === null ? sentence : `${t("place", placeOf(text, fault.at))} ${sentence}`;
        return (
          <li key={index} className="flex items-start gap-1.5">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {onGoTo ? (
              <button
                type="button"
                className="text-left underline-offset-2 hover:underline"
                onClick={() => onGoTo(fault.at)}
              >
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
