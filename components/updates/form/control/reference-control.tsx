"use client";

import { BookSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Reference } from "@/lib/schema/connector-schema";
import { type FormCandidates, useFormDesk } from "../form-context";
import { ChoiceList } from "./choice-list";
import type { FieldControlProps } from "./control-props";
import { TextControl } from "./text-control";

/** Names a record of another table: typed, or found among the records that a GetConnector gives. */
export function ReferenceControl({ reference, ...props }: FieldControlProps & { reference: Reference }) {
  const t = useTranslations("updateForm.reference");
  const { candidates } = useFormDesk();
  const [isOpen, setOpen] = useState(false);
  const { isCompact, field, onCommit } = props;
  if (!candidates) return <TextControl {...props} />;
  const close = () => setOpen(false);
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div className="min-w-0 flex-1">
        <TextControl {...props} />
      </div>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            size={isCompact ? "icon-small" : "icon"}
            aria-label={t("button", { name: reference.text })}
            title={t("button", { name: reference.text })}
          >
            <BookSearch aria-hidden />
          </Button>
        </PopoverTrigger>
        <PopoverContent
          align="end"
          aria-label={t("label", { name: reference.text })}
          className="flex w-80 flex-col overflow-hidden p-0"
        >
          <CandidateList
            {...{ reference, candidates }}
            current={field.value}
            onChoose={(id) => {
              close();
              onCommit(id);
            }}
            onSource={() => {
              close();
              candidates.choose(reference.table);
            }}
          />
        </PopoverContent>
      </Popover>
    </div>
  );
}

type CandidateListProps = {
  reference: Reference;
  candidates: FormCandidates;
  current: string | null;
  onChoose: (id: string) => void;
  onSource: () => void;
};

function CandidateList({ reference, candidates, current, onChoose, onSource }: CandidateListProps) {
  const t = useTranslations("updateForm.reference");
  const codes = useTranslations("updateForm.codes");
  const known = candidates.candidatesFor(reference.table);
  return (
    <>
      {known ? (
        <ChoiceList
          choices={known.map(({ id, text }) => ({ id, text: text ?? "" }))}
          current={current}
          words={{ search: t("search"), none: t("none"), more: (count) => codes("more", { count }) }}
          onChoose={onChoose}
        />
      ) : (
        <p className="px-3 py-2 text-sm text-muted-foreground">{t("reading")}</p>
      )}
      <div className="border-t p-1">
        <Button variant="ghost" size="small" onClick={onSource}>
          {t(known ? "change" : "source")}
        </Button>
      </div>
    </>
  );
}
