import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatNumber, formatPercent } from "@/lib/format/numbers";
import { formatProfitDate } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { formatNumber as formatCellNumber } from "../cell-view";
import type { ColumnProfile } from "./column-profile";

type ProfileFactsProps = { profile: ColumnProfile; field: GetConnectorField; onEmpty: () => void };

/** How full the column is, how many different values it has, and between what they lie. */
export function ProfileFacts({ profile, field, onEmpty }: ProfileFactsProps) {
  const t = useTranslations("localRows.profile");
  const language = useLocale();
  const { rows, filled, distinct, hasMoreDistinct } = profile;
  const count = (value: number) => formatNumber(value, language);
  const empty = rows - filled;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="flex justify-between gap-2 text-sm">
          <span>
            {t("filled")} <strong>{formatPercent(rows === 0 ? 0 : filled / rows, language)}</strong>
          </span>
          <span className="text-muted-foreground">{t("ofRows", { filled: count(filled), rows: count(rows) })}</span>
        </p>
        <div aria-hidden className="mt-1 h-2 overflow-hidden rounded-sm bg-muted">
          <div className="h-full bg-primary" style={{ width: `${rows === 0 ? 0 : (filled / rows) * 100}%` }} />
        </div>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Fact name={t("empty")}>
          {count(empty)}
          {empty > 0 ? (
            <Button variant="link" className="ml-2 text-sm" onClick={onEmpty}>
              {t("filterEmpty")}
            </Button>
          ) : null}
        </Fact>
        <Fact name={t("distinct")}>
          {hasMoreDistinct ? t("moreThan", { count: count(distinct) }) : count(distinct)}
          {!hasMoreDistinct && filled > 1 && distinct === filled ? ` (${t("allDifferent")})` : ""}
        </Fact>
        <RangeFacts range={profile.range} field={field} />
      </dl>
    </div>
  );
}

function RangeFacts({ range, field }: { range: ColumnProfile["range"]; field: GetConnectorField }) {
  const t = useTranslations("localRows.profile");
  const language = useLocale();
  if (range === null) return null;
  if (range.kind === "number") {
    const number = (value: number) => formatCellNumber(value, field, language, true);
    return (
      <>
        <Fact name={t("min")}>{number(range.min)}</Fact>
        <Fact name={t("max")}>{number(range.max)}</Fact>
        <Fact name={t("mean")}>{formatNumber(range.mean, language, 2)}</Fact>
      </>
    );
  }
  if (range.kind === "date") {
    return (
      <>
        <Fact name={t("firstDate")}>{formatProfitDate(range.first, language)}</Fact>
        <Fact name={t("lastDate")}>{formatProfitDate(range.last, language)}</Fact>
      </>
    );
  }
  const characters = (count: number) => t("characters", { count });
  return (
    <>
      <Fact name={t("shortest")}>
        <Example text={range.shortest} note={characters(range.shortestLength)} />
      </Fact>
      <Fact name={t("longest")}>
        <Example text={range.longest} note={characters(range.longestLength)} />
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </>
  );
}

function Example({ text, note }: { text: string; note: string }) {
  return (
    <span className="flex min-w-0 gap-2">
      <span className="min-w-0 truncate">{text}</span>
      <span className="shrink-0 text-muted-foreground">{note}</span>
    </span>
  );
}
