"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { CONTROL_CLASSES } from "@/components/ui/control-classes";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Code } from "@/lib/schema/connector-schema";
import { useFormWords } from "../use-form-words";
import { ChoiceList } from "./choice-list";
import { ariaOf, type FieldControlProps } from "./control-props";

/** A value of a code list: chosen by id or text, also of a list of thousands; and any other that somebody insists on. */
export function CodeControl({ codes, ...props }: FieldControlProps & { codes: readonly Code[] }) {
  const t = useTranslations("updateForm.codes");
  const told = useTranslations("updateForm.field");
  const { codeText, fieldLabel } = useFormWords();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const { field, isNil, isCompact, onCommit } = props;
  const { value, name } = field;
  const label = fieldLabel(field.field, name);
  const chosen = codes.find(({ id }) => id === value);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          {...ariaOf(props)}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-haspopup="dialog"
          className={cn(
            CONTROL_CLASSES,
            "flex items-center gap-1.5 px-2.5 text-left",
            isCompact ? "h-control-small px-1.5 text-sm" : "h-control",
          )}
        >
          <span className="min-w-0 flex-1 truncate">
            {value === null || value === "" ? (
              <span className="text-muted-foreground">{isNil ? told("nil") : ""}</span>
            ) : (
              <>
                {value}
                <span className="text-muted-foreground"> {chosen ? codeText(chosen) : t("unknown")}</span>
              </>
            )}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </button>
      </PopoverTrigger>
      <PopoverContent
        id={listId}
        aria-label={t("label", { name: label })}
        className="flex w-80 flex-col overflow-hidden p-0"
      >
        <ChoiceList
          choices={codes.map((code) => ({ id: code.id, text: codeText(code) }))}
          current={value}
          words={{ search: t("search"), none: t("none"), more: (count) => t("more", { count }) }}
          ownWord={(typed) => t("use", { value: typed })}
          onChoose={(id) => {
            setOpen(false);
            onCommit(id);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
