import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { CellViewer } from "./cell-viewer";
import type { GridWords } from "./grid-cell";
import { type GridValue, isCut } from "./row-store/grid-value";

type WholeCellProps = {
  field: GetConnectorField;
  value: GridValue | undefined;
  /** Brings the whole of a value that the row has only the ends of. */
  load: () => Promise<CellValue>;
  words: GridWords;
};

/** One value in full: at once when the row has it, else as soon as it is brought. */
export function WholeCell({ field, value, load, words }: WholeCellProps) {
  const t = useTranslations("results.viewer");
  const [brought, setBrought] = useState<{ value: CellValue } | "failed" | null>(null);
  const mustBring = isCut(value);
  const bring = useEffectEvent((isWanted: () => boolean) =>
    load().then(
      (whole) => isWanted() && setBrought({ value: whole }),
      () => isWanted() && setBrought("failed"),
    ),
  );
  useEffect(() => {
    let isWanted = mustBring;
    if (mustBring) void bring(() => isWanted);
    return () => void (isWanted = false);
  }, [mustBring]);
  if (!isCut(value)) return <CellViewer field={field} value={value} words={words} />;
  if (brought === null) return <p className="p-4 text-muted-foreground">{t("bringing")}</p>;
  if (brought === "failed") return <p className="p-4 text-danger">{t("notBrought")}</p>;
  return <CellViewer field={field} value={brought.value} words={words} />;
}
