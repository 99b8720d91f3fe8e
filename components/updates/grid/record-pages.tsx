"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FormRecord } from "@/lib/schema/form/form-model";
import { useFormDesk } from "../form/form-context";

const PAGE_SIZE = 50;

export type RecordPage = { records: readonly FormRecord[]; first: number; count: number; turn: (to: number) => void };

/** At most fifty records at once, and the page on which one is that the focus must go to. */
export function useRecordPage(records: readonly FormRecord[]): RecordPage {
  const { wanted, want } = useFormDesk();
  const [start, setStart] = useState(0);
  const sought = wanted === null ? -1 : records.findIndex(({ key }) => wanted === key || wanted.startsWith(`${key}.`));
  const lastStart = Math.max(0, Math.floor((records.length - 1) / PAGE_SIZE) * PAGE_SIZE);
  const asked = sought === -1 ? start : Math.floor(sought / PAGE_SIZE) * PAGE_SIZE;
  const shown = Math.min(asked, lastStart);
  if (shown !== start) setStart(shown);
  return {
    records: records.slice(shown, shown + PAGE_SIZE),
    first: shown + 1,
    count: records.length,
    turn: (to) => {
      want(null);
      setStart(Math.max(0, Math.min(to - 1, lastStart)));
    },
  };
}

export function RecordPages({ page: { records, first, count, turn } }: { page: RecordPage }) {
  const t = useTranslations("updateForm.grid");
  if (count <= PAGE_SIZE) return null;
  const last = first + records.length - 1;
  return (
    <div className="flex flex-wrap items-center gap-2 px-1 py-1 text-sm">
      <Button size="small" disabled={first === 1} onClick={() => turn(first - PAGE_SIZE)}>
        {t("previous")}
      </Button>
      <Button size="small" disabled={last === count} onClick={() => turn(first + PAGE_SIZE)}>
        {t("next")}
      </Button>
      <span role="status" className="text-muted-foreground tabular-nums">
        {t("page", { first, last, count })}
      </span>
    </div>
  );
}
