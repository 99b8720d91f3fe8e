"use client";

import { ChevronRight, Ellipsis, Plus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { addRecord, removeObject } from "@/lib/schema/form/form-edits";
import type { FormObject } from "@/lib/schema/form/form-model";
import { RecordGrid } from "../grid/record-grid";
import { AddField } from "./add-field";
import { ProblemSentences } from "./problem-sentences";
import { RecordList } from "./record-list";
import { RecordSection } from "./record-section";
import { useFormDesk } from "./form-context";
import { useFormWords } from "./use-form-words";

type ObjectSectionProps = { object: FormObject; isRoot?: boolean };

/** One object of the message. While it is closed, nothing of what is in it is there. */
export function ObjectSection({ object, isRoot = false }: ObjectSectionProps) {
  const { isOpen, isSmall, problems } = useFormDesk();
  const { objectLabel } = useFormWords();
  const id = useId();
  const isShown = isOpen(object.key, isRoot || isSmall);
  const label = objectLabel(object.schema, object.name);
  return (
    <section aria-label={label} className={cn("min-w-0", !isRoot && "border-t first:border-t-0")}>
      <ObjectHeader {...{ object, label, isRoot, isShown }} controls={id} />
      {isShown ? (
        <div id={id} className={cn("flex min-w-0 flex-col pb-2", !isRoot && "ml-2.5 border-l pl-2.5")}>
          <ProblemSentences problems={problems.at.get(object.key)} className="px-1.5 pb-1" />
          <ObjectBody object={object} />
        </div>
      ) : null}
    </section>
  );
}

type ObjectHeaderProps = { object: FormObject; label: string; isRoot: boolean; isShown: boolean; controls: string };

function ObjectHeader({ object, label, isRoot, isShown, controls }: ObjectHeaderProps) {
  const t = useTranslations("updateForm.object");
  const { setOpen, problems } = useFormDesk();
  const { key, name, records, schema } = object;
  const troubles = problems.within.get(key) ?? 0;
  return (
    <div className="flex min-h-row items-center gap-1">
      <button
        type="button"
        aria-expanded={isShown}
        aria-controls={isShown ? controls : undefined}
        onClick={() => setOpen([key], !isShown)}
        className="flex min-h-row min-w-0 flex-1 flex-wrap items-center gap-x-1.5 rounded-sm px-1 text-left -outline-offset-2 hover:bg-accent"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-4 shrink-0 text-muted-foreground transition-transform", isShown && "rotate-90")}
        />
        <span className="font-medium">{label}</span>
        {label === name ? null : <code className="text-xs text-muted-foreground">{name}</code>}
        {schema ? null : <Badge tone="warning">{t("unknown")}</Badge>}
        {records.length === 1 ? null : (
          <span className="text-sm text-muted-foreground">{t("records", { count: records.length })}</span>
        )}
        {troubles > 0 ? (
          <Badge tone="warning">
            <TriangleAlert aria-hidden />
            {t("problems", { count: troubles })}
          </Badge>
        ) : null}
      </button>
      <ObjectMenu {...{ object, label, isRoot }} />
    </div>
  );
}

function ObjectMenu({ object, label, isRoot }: Pick<ObjectHeaderProps, "object" | "label" | "isRoot">) {
  const t = useTranslations("updateForm.object");
  const { change, reveal } = useFormDesk();
  const hasAdded = useRef(false);
  const add = useAddRecord(object);
  const addFocused = () => {
    hasAdded.current = true;
    add();
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-small" aria-label={t("more", { name: label })}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        onCloseAutoFocus={(event) => {
          // The focus goes to the new record.
          if (hasAdded.current) event.preventDefault();
          hasAdded.current = false;
        }}
      >
        {object.schema?.isMany === false ? null : (
          <DropdownMenuItem onSelect={addFocused}>{t("addRecord")}</DropdownMenuItem>
        )}
        {reveal ? (
          <DropdownMenuItem onSelect={() => reveal(object.element.nameRange)}>{t("reveal")}</DropdownMenuItem>
        ) : null}
        {isRoot ? null : (
          <DropdownMenuItem
            isDangerous
            onSelect={() =>
              change((form) => {
                const latest = form.objects.get(object.key);
                return latest ? removeObject(form, latest) : [];
              })
            }
          >
            {t("remove", { name: label })}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function useAddRecord(object: FormObject) {
  const { change, want, setOpen } = useFormDesk();
  return () => {
    const key = `${object.key}[${object.records.length}]`;
    setOpen([object.key, key], true);
    want(key);
    change((form) => {
      const latest = form.objects.get(object.key);
      return latest ? addRecord(form, latest) : [];
    });
  };
}

/** One record as it is; several as a table, if they have nothing below them, or one below the other. */
function ObjectBody({ object }: { object: FormObject }) {
  const t = useTranslations("updateForm.object");
  const add = useAddRecord(object);
  const { records } = object;
  const isFlat = records.length > 1 && records.every(({ objects }) => objects.length === 0);
  const [isTable, setTable] = useState(true);
  const [only] = records;
  if (!only) return <p className="px-1.5 py-1 text-sm text-muted-foreground">{t("without")}</p>;
  if (records.length === 1) return <RecordSection record={only} ObjectSection={ObjectSection} />;
  return (
    <>
      {isFlat && isTable ? <RecordGrid object={object} /> : <RecordList {...{ object, ObjectSection }} />}
      <div className="flex flex-wrap gap-1 px-1 pt-1">
        {isFlat && isTable ? <AddField record={only} /> : null}
        {object.schema?.isMany === false ? null : (
          <Button variant="ghost" size="small" onClick={add}>
            <Plus aria-hidden />
            {t("addRecord")}
          </Button>
        )}
        {isFlat ? (
          <Button variant="ghost" size="small" onClick={() => setTable(!isTable)}>
            {t(isTable ? "asList" : "asGrid")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
