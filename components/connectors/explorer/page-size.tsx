"use client";

import { CircleAlert, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { LatePopover } from "@/components/ui/late-popover";
import { CELLS_PER_PAGE, defaultTake, largestTake } from "@/lib/profit/filter/take-rule";

type PageSizeProps = { take: number; columnCount: number; onChange: (take: number) => void };

/** Rows per question, with the 150,000 rule explained; going over it is allowed and said. */
export function PageSize({ take, columnCount, onChange }: PageSizeProps) {
  const t = useTranslations("connectors.explorer");
  const inputId = useId();
  const isOver = take * columnCount >= CELLS_PER_PAGE;
  return (
    <div className="flex items-center gap-1.5">
      <label htmlFor={inputId} className="text-sm whitespace-nowrap text-muted-foreground">
        {t("pageSize")}
      </label>
      <Input
        id={inputId}
        type="number"
        min={1}
        max={1_000_000}
        className="w-20"
        value={take}
        onChange={(event) => {
          const wished = event.target.valueAsNumber;
          if (wished >= 1 && wished <= 1_000_000) onChange(Math.floor(wished));
        }}
      />
      <LatePopover
        label={t("pageSize")}
        className="flex flex-col items-start gap-2"
        trigger={
          <Button variant="ghost" size="icon-small" aria-label={t("pageSize")}>
            {isOver ? <CircleAlert aria-hidden className="text-warning" /> : <Info aria-hidden />}
          </Button>
        }
      >
        {() => (
          <>
            {isOver ? (
              <p className="font-medium text-warning">{t("pageSizeOver", { rows: take, columns: columnCount })}</p>
            ) : null}
            <p>{t("pageSizeRule", { columns: columnCount, largest: largestTake(columnCount) })}</p>
            <Button size="small" onClick={() => onChange(defaultTake(columnCount))}>
              {t("pageSizeReset", { count: defaultTake(columnCount) })}
            </Button>
          </>
        )}
      </LatePopover>
    </div>
  );
}
