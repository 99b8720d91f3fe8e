"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Checked } from "./use-check";

/** Why less was checked than a person would think. */
export function CheckNotice({ checked }: { checked: Checked | null }) {
  const t = useTranslations("updates.workbench");
  if (!checked) return null;
  const { xsdFault, trouble } = checked;
  const told = trouble ? t(`troubles.${trouble}`) : xsdFault === null ? null : t("schemaFailed", { message: xsdFault });
  if (told === null) return null;
  return (
    <p role="status" className="flex gap-2 border-b bg-warning-soft px-3 py-1 text-sm text-warning">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {told}
    </p>
  );
}
