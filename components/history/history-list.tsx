"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "@/lib/format/durations";
import { formatExactMoment, formatRelative } from "@/lib/format/moments";
import { formatNumber } from "@/lib/format/numbers";
import type { HistoryRow } from "@/lib/services/history/port";
import { cn } from "../ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "../ui/table";
import { OutcomeBadge } from "./outcome-badge";
import { useActionName } from "./use-action-name";

type HistoryListProps = {
  rows: readonly HistoryRow[];
  now: Date;
  openId: string | null;
  onOpen: (row: HistoryRow) => void;
  /** An administrator sees who it was; for others it is always themselves. */
  showsPerson: boolean;
};

/** Columns that a narrow screen leaves to the details. */
const WIDE = "max-md:hidden";
const WIDER = "max-lg:hidden";

export function HistoryList({ rows, now, openId, onOpen, showsPerson }: HistoryListProps) {
  const t = useTranslations("history");
  return (
    <Table aria-label={t("listLabel")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("columns.at")}</TableHead>
          <TableHead>{t("columns.what")}</TableHead>
          <TableHead className={WIDER}>{t("columns.connection")}</TableHead>
          {showsPerson ? <TableHead className={WIDER}>{t("columns.person")}</TableHead> : null}
          <TableHead>{t("columns.outcome")}</TableHead>
          <TableHead className={cn(WIDE, "text-right")}>{t("columns.rows")}</TableHead>
          <TableHead className={cn(WIDE, "text-right")}>{t("columns.duration")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <Line key={row.id} row={row} now={now} isOpen={row.id === openId} onOpen={onOpen} showsPerson={showsPerson} />
        ))}
      </TableBody>
    </Table>
  );
}

type LineProps = { row: HistoryRow; now: Date; isOpen: boolean } & Pick<HistoryListProps, "onOpen" | "showsPerson">;

function Line({ row, now, isOpen, onOpen, showsPerson }: LineProps) {
  const t = useTranslations("history");
  const language = useLocale();
  const action = useActionName()(row.action);
  const about = row.connectorId ?? row.subject;
  return (
    <TableRow data-state={isOpen ? "selected" : undefined} className="relative hover:bg-muted">
      <TableCell className="whitespace-nowrap text-muted-foreground">
        <time dateTime={row.at.toISOString()} title={formatExactMoment(row.at, language)}>
          {formatRelative(row.at, now, language)}
        </time>
      </TableCell>
      <TableCell className="max-w-96">
        {/* The button covers its whole row, so that the row can be pressed and there is one stop for the keyboard. */}
        <button
          type="button"
          onClick={() => onOpen(row)}
          className="block w-full min-w-0 text-left after:absolute after:inset-0"
        >
          <span className="font-medium">{action}</span>
          {about ? (
            <span className="block truncate text-sm text-muted-foreground lg:ml-2 lg:inline">{about}</span>
          ) : null}
          <span className="sr-only">: {t("open")}</span>
        </button>
      </TableCell>
      <TableCell className={cn(WIDER, "max-w-48 truncate")}>{row.connectionName}</TableCell>
      {showsPerson ? (
        <TableCell className={cn(WIDER, "max-w-40 truncate")}>{row.personName ?? t("detail.console")}</TableCell>
      ) : null}
      <TableCell>
        <OutcomeBadge outcome={row.outcome} />
      </TableCell>
      <TableCell className={cn(WIDE, "text-right")}>
        {row.rows === undefined ? null : formatNumber(row.rows, language)}
      </TableCell>
      <TableCell className={cn(WIDE, "text-right whitespace-nowrap")}>
        {row.durationMs === undefined ? null : formatDuration(row.durationMs, language)}
      </TableCell>
    </TableRow>
  );
}
