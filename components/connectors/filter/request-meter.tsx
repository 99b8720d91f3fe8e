"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ProfitQuery } from "@/lib/profit/filter/compile";
import { REQUEST_LIMIT } from "@/lib/profit/filter/request-length";

/** The live count of the request's length, and in which form the filter travels and why. */
export function RequestMeter({ request }: { request: ProfitQuery }) {
  const t = useTranslations("connectors.filter");
  const { length, compiled } = request;
  const isOver = length > REQUEST_LIMIT;
  const numbers = { length, limit: REQUEST_LIMIT };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
      <span
        role="meter"
        aria-label={t("lengthHint", numbers)}
        aria-valuemin={0}
        aria-valuemax={REQUEST_LIMIT}
        aria-valuenow={Math.min(length, REQUEST_LIMIT)}
        aria-valuetext={t(isOver ? "lengthOver" : "length", numbers)}
        title={t("lengthHint", numbers)}
        className="h-1.5 w-20 overflow-hidden rounded-full bg-muted"
      >
        <span
          className={cn(
            "block h-full",
            isOver ? "bg-danger" : length > REQUEST_LIMIT * 0.8 ? "bg-warning" : "bg-primary",
          )}
          style={{ width: `${Math.min(100, (length / REQUEST_LIMIT) * 100)}%` }}
        />
      </span>
      <span className={isOver ? "font-medium text-danger" : ""}>{t(isOver ? "lengthOver" : "length", numbers)}</span>
      {compiled.form === "none" ? null : (
        <span>
          {t(`form.${compiled.form}`)} · {t(`reason.${compiled.reason}`)}
        </span>
      )}
    </div>
  );
}
