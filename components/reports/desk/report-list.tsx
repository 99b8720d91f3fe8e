"use client";

import { FileText, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { DeskReport } from "../report-actions";

type ReportListProps = {
  reports: readonly DeskReport[];
  chosenId: string | null;
  onChoose: (reportId: string) => void;
  /** null for who makes none. */
  onMake: (() => void) | null;
};

/** Fewer than this are seen at once. */
const SEARCHED_FROM = 6;

/** All reports with what they are for; what this person runs most stands first. */
export function ReportList({ reports, chosenId, onChoose, onMake }: ReportListProps) {
  const t = useTranslations("reports.desk");
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = reports.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <nav aria-label={t("list")} className="flex flex-col gap-2">
      {reports.length >= SEARCHED_FROM ? (
        <span className="relative">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            type="search"
            autoComplete="off"
            className="w-full pl-8"
            aria-label={t("search")}
            placeholder={t("search")}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </span>
      ) : null}
      <ul className="flex flex-col gap-1">
        {shown.map((report) => (
          <li key={report.id}>
            <button
              type="button"
              aria-current={report.id === chosenId || undefined}
              onClick={() => onChoose(report.id)}
              className={cn(
                "flex w-full items-start gap-2.5 rounded-md border border-transparent px-2.5 py-2 text-left hover:bg-accent",
                report.id === chosenId && "border-border bg-accent",
              )}
            >
              <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
              <span className="min-w-0">
                <span className="block font-medium break-words">{report.name}</span>
                {report.description ? (
                  <span className="line-clamp-2 text-sm text-muted-foreground">{report.description}</span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && words.length > 0 ? <p role="status">{t("noMatch", { search })}</p> : null}
      {onMake ? (
        <Button variant="ghost" size="small" className="self-start" onClick={onMake}>
          <Plus aria-hidden />
          {t("make")}
        </Button>
      ) : null}
    </nav>
  );
}
