import { useTranslations } from "next-intl";
import type { Fix } from "@/lib/schema/assist/fixes/fix";

/** What a fix does, as one would say it. */
export function useFixTitle(): (fix: Fix) => string {
  const t = useTranslations("updateAssist.fix");
  return ({ kind, params }) => t(kind, { ...params, label: params["label"] || "none" } as never);
}
