import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/numbers";
import { formatProfitDate } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { type ColumnProfile, dateOfDay } from "./column-profile";
import { Histogram } from "./histogram";

type ProfileSpreadProps = { profile: ColumnProfile; field: GetConnectorField };

/** How numbers or dates are spread: as bars, or as the same numbers in a table. */
export function ProfileSpread({ profile, field }: ProfileSpreadProps) {
  const t = useTranslations("localRows.profile");
  const language = useLocale();
  const [isTable, setTable] = useState(false);
  const { bins, range } = profile;
  if (bins.length === 0) return null;
  const isDate = range?.kind === "date";
  const places = decimalsFor(bins, field);
  const edge = (at: number) =>
    isDate ? formatProfitDate(dateOfDay(at), language) : formatNumber(at, language, places);
  const bars = bins.map(({ from, to, count }, index) => ({
    name: t(index === bins.length - 1 ? "upTo" : "below", { from: edge(from), to: edge(to) }),
    count,
  }));
  const highest = bins.reduce((high, { count }) => Math.max(high, count), 0);
  return (
    <section aria-label={t("spread")}>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 className="font-medium">{t("spread")}</h3>
        <Button size="small" variant="ghost" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t("asTable")}
        </Button>
      </div>
      {isTable ? (
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b text-left text-muted-foreground">
              <th scope="col" className="py-1 font-normal">
                {t("part")}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {t("rows")}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, count }) => (
              <tr key={name} className="border-b">
                <th scope="row" className="py-0.5 text-left font-normal tabular-nums">
                  {name}
                </th>
                <td className="py-0.5 text-right tabular-nums">{formatNumber(count, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Histogram
          bars={bars}
          label={t("spreadLabel", {
            parts: bins.length,
            from: edge(bins[0]?.from ?? 0),
            to: edge(bins.at(-1)?.to ?? 0),
          })}
          first={edge(bins[0]?.from ?? 0)}
          last={edge(bins.at(-1)?.to ?? 0)}
          most={formatNumber(highest, language)}
        />
      )}
    </section>
  );
}

/** As many places that neighbouring parts do not look the same. */
function decimalsFor(bins: ColumnProfile["bins"], field: GetConnectorField): number {
  const [first] = bins;
  const width = first ? first.to - first.from : 1;
  const needed = width >= 1 ? 0 : Math.min(10, Math.ceil(-Math.log10(width)) + 1);
  return Math.max(needed, field.dataType === "int" ? 1 : Math.min(2, field.decimals ?? 2));
}
