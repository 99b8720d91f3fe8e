"use client";

import { FileText, LayoutTemplate, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Input } from "@/components/ui/input";
import { formatMoment } from "@/lib/format/moments";
import type { DraftLine, DraftRights } from "@/lib/services/updates/drafts/port";

export type DraftRow = DraftLine & DraftRights;

type DraftLinesProps = { rows: readonly DraftRow[]; openId: string | null; onOpen: (row: DraftRow) => void };

/** Fewer are found by looking. */
const SEARCHED_FROM = 8;

/** Own ones and those that others share, the newest first. */
export function DraftLines({ rows, openId, onOpen }: DraftLinesProps) {
  const t = useTranslations("updateDrafts.list");
  const [search, setSearch] = useState("");
  if (rows.length === 0) return <p className="text-muted-foreground">{t("empty")}</p>;
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(({ name, ownerName }) => `${name} ${ownerName}`.toLowerCase().includes(wanted));
  return (
    <>
      {rows.length >= SEARCHED_FROM ? (
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      ) : null}
      <ul className="divide-y rounded-md border">
        {found.map((row) => (
          <li key={row.id}>
            <Line row={row} isOpen={row.id === openId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="text-muted-foreground">{t("noMatch", { search })}</p> : null}
    </>
  );
}

function Line({ row, isOpen, onOpen }: { row: DraftRow; isOpen: boolean; onOpen: DraftLinesProps["onOpen"] }) {
  const t = useTranslations("updateDrafts.list");
  const language = useLocale();
  const Icon = row.kind === "template" ? LayoutTemplate : FileText;
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={() => onOpen(row)}
      className="flex w-full items-start gap-2.5 px-3 py-2 text-left hover:bg-accent focus-visible:-outline-offset-2 aria-current:bg-accent/60"
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="min-w-0 font-medium break-words">{row.name}</span>
          {row.kind === "template" ? <Badge tone="outline">{t("template")}</Badge> : null}
          {row.visibility === "shared" ? (
            <Badge tone="outline">
              <Users aria-hidden />
              {row.isMine ? t("shared") : t("sharedBy", { owner: row.ownerName })}
            </Badge>
          ) : null}
          {isOpen ? <Badge tone="info">{t("isOpen")}</Badge> : null}
        </span>
        <span className="text-sm text-muted-foreground">
          {t("changed", { when: formatMoment(row.updatedAt, language), who: row.updatedByName ?? t("somebody") })}
        </span>
      </span>
    </button>
  );
}
