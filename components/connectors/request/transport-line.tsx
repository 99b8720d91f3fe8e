"use client";

import { useTranslations } from "next-intl";

/** What is different about rows that came over SOAP; quietly, for it stands there all the time. */
export function TransportLine() {
  const t = useTranslations("requestForms");
  return (
    <details className="border-t px-3 py-1 text-sm text-muted-foreground">
      <summary className="cursor-pointer">{t("overSoap")}</summary>
      <ul className="list-disc pb-1 pl-5">
        {(["empty", "echo", "dates", "take", "signs"] as const).map((difference) => (
          <li key={difference}>{t(`difference.${difference}`)}</li>
        ))}
      </ul>
    </details>
  );
}
