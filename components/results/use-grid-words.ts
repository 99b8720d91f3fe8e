import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GridWords } from "./grid-cell";

/** The texts of cells, made once per language. */
export function useGridWords(): GridWords {
  const t = useTranslations("results.grid");
  const language = useLocale();
  return useMemo(
    () => ({
      language,
      yes: t("yes"),
      no: t("no"),
      null: t("null"),
      blank: t("blank"),
      openCell: t("openCell"),
      openRow: (row: number) => t("openRow", { row }),
      kinds: { long: t("kinds.long"), xml: t("kinds.xml"), json: t("kinds.json"), base64: t("kinds.base64") },
    }),
    [t, language],
  );
}
