import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatPercent } from "@/lib/format/numbers";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { cellViewOf } from "../cell-view";
import { useGridWords } from "../use-grid-words";
import type { ColumnProfile } from "./column-profile";

type TopValuesProps = { profile: ColumnProfile; field: GetConnectorField; onFilter: (value: CellValue) => void };

/** The most common values; pressing one leaves only its rows. A list with numbers, so it is its own table. */
export function TopValues({ profile, field, onFilter }: TopValuesProps) {
  const t = useTranslations("localRows.profile");
  const language = useLocale();
  const words = useGridWords();
  const { top, others, filled, distinct } = profile;
  if (top.length === 0) return null;
  return (
    <section aria-label={t("top")}>
      <h3 className="mb-2 font-medium">{t("top")}</h3>
      <ul className="flex flex-col gap-0.5 text-sm">
        {top.map(({ value, count }) => {
          const { text } = cellViewOf(value, field, words);
          return (
            <li key={String(value)}>
              <button
                type="button"
                onClick={() => onFilter(value)}
                title={t("filterOnValue", { value: text })}
                className="relative flex w-full items-center gap-2 overflow-hidden rounded-sm px-2 py-1 text-left hover:bg-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring"
              >
                <span
                  aria-hidden
                  className="absolute inset-y-0.5 left-0 rounded-sm bg-selection"
                  style={{ width: `${(count / filled) * 100}%` }}
                />
                <span className="relative min-w-0 flex-1 truncate">{text}</span>
                <span className="relative shrink-0 text-muted-foreground tabular-nums">
                  {formatNumber(count, language)} · {formatPercent(count / filled, language)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {others > 0 ? (
        <p className="mt-1 px-2 text-sm text-muted-foreground">
          {t("others", { values: formatNumber(distinct - top.length, language), rows: formatNumber(others, language) })}
        </p>
      ) : null}
    </section>
  );
}
