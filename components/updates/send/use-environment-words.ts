"use client";

import { useTranslations } from "next-intl";
import type { UpdatePlace } from "../update-actions";

/** "productie 12345"; a local installation or the sandbox goes by the connection's name. */
export function useEnvironmentWords({ type, number, name }: UpdatePlace["environment"]): string {
  const t = useTranslations("updateSend.environment");
  return type === "other" || type === "sandbox" ? t("named", { name }) : t(type, { number: number ?? name });
}
