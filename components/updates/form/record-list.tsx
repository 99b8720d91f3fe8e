"use client";

import { ChevronRight, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { FormObject, FormRecord } from "@/lib/schema/form/form-model";
import { RecordPages, useRecordPage } from "../grid/record-pages";
import { useFormDesk } from "./form-context";
import { type ObjectDrawing, RecordSection } from "./record-section";

/** Few records show what is in them; of more, one sees the names first. */
const MOST_OPEN = 3;
const MOST_VALUES = 3;

/** The records of an object one below the other, each to be opened. */
export function RecordList({ object, ObjectSection }: ObjectDrawing & { object: FormObject }) {
  const page = useRecordPage(object.records);
  return (
    <>
      <ul className="flex min-w-0 flex-col">
        {page.records.map((record) => (
          <RecordItem
            key={record.key}
            {...{ record, ObjectSection }}
            isUsuallyOpen={object.records.length <= MOST_OPEN}
          />
        ))}
      </ul>
      <RecordPages page={page} />
    </>
  );
}

type RecordItemProps = ObjectDrawing & { record: FormRecord; isUsuallyOpen: boolean };

function RecordItem({ record, isUsuallyOpen, ObjectSection }: RecordItemProps) {
  const t = useTranslations("updateForm");
  const { isOpen, isSmall, setOpen, problems } = useFormDesk();
  const isShown = isOpen(record.key, isUsuallyOpen && isSmall);
  const troubles = problems.within.get(record.key) ?? 0;
  const values = [...record.keys, ...record.fields].flatMap(({ value }) => (value === null ? [] : value.slice(0, 40)));
  return (
    <li className="min-w-0 border-t first:border-t-0">
      <button
        type="button"
        aria-expanded={isShown}
        onClick={() => setOpen([record.key], !isShown)}
        className="flex min-h-row w-full min-w-0 items-center gap-1.5 rounded-sm px-1 text-left -outline-offset-2 hover:bg-accent"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-4 shrink-0 text-muted-foreground transition-transform", isShown && "rotate-90")}
        />
        <span className="shrink-0">{t("record.title", { number: record.number })}</span>
        <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground">
          {values.slice(0, MOST_VALUES).join(" · ")}
        </span>
        {troubles > 0 ? (
          <Badge tone="warning">
            <TriangleAlert aria-hidden />
            {t("object.problems", { count: troubles })}
          </Badge>
        ) : null}
      </button>
      {isShown ? (
        <div className="ml-2.5 border-l pl-2.5">
          <RecordSection {...{ record, ObjectSection }} />
        </div>
      ) : null}
    </li>
  );
}
