import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "@/lib/format/durations";
import { formatBytes, formatNumber } from "@/lib/format/numbers";
import { orderText } from "../order/order-text";
import type { FieldsById } from "./explorer-state";
import type { RowsRun } from "./rows-queries";
import type { ReadRows } from "./use-rows";

/** Of a long order; the rest is counted. The order's own panel shows all. */
const FIELDS_NAMED = 2;

/** The line under the grid: which rows of how many, in which order and whether that was seen to be unique, time, size. */
export function useStatusText(run: RowsRun | null, read: ReadRows, byId: FieldsById): string {
  const t = useTranslations("connectors.status");
  const tLocal = useTranslations("localRows");
  const language = useLocale();
  if (run === null) return "";
  const parts: string[] = [];
  const count = read.rows.loaded;
  if (read.isStale) parts.push(t("stale"));
  else if (count > 0) {
    const range = { from: run.query.skip + 1, to: run.query.skip + count, total: run.query.skip + count };
    if (read.local.isActive) {
      const numbers = { shown: formatNumber(read.rows.length, language), loaded: formatNumber(count, language) };
      parts.push(tLocal("status", numbers));
    }
    parts.push(t(read.hasMore || read.trouble ? "rangeAtLeast" : "range", range));
  } else if (!read.isLoading) parts.push(t("none"));
  if (!read.isStale && count > 0) {
    // Changes come in the order of their moments, which is no order of the query's.
    if (!run.changes) parts.push(orderPart());
    if (read.durationMs > 0) parts.push(formatDuration(read.durationMs, language));
    if (read.bytes > 0) parts.push(formatBytes(read.bytes, language));
  }
  if (read.isLoading) parts.push(t("loading"));
  if (read.isStopped) parts.push(t("stopped"));
  return parts.join(" · ");

  function orderPart(): string {
    const orderBy = run?.query.orderBy ?? [];
    const hidden = orderBy.length > FIELDS_NAMED + 1 ? orderBy.length - FIELDS_NAMED : 0;
    const named = orderText(hidden > 0 ? orderBy.slice(0, FIELDS_NAMED) : orderBy, byId);
    const order = hidden > 0 ? t("orderMore", { order: named, count: hidden }) : named;
    if (order === "") return t("orderNone");
    if (read.duplicates > 0) return t("duplicates", { order, count: read.duplicates });
    return t("order", { order, verdict: count > 1 ? "unique" : "single" }).trim();
  }
}
