"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldPicker } from "@/components/connectors/fields/field-picker";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { Button } from "@/components/ui/button";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";

type IndexColumnsProps = {
  fields: ExportOptions["fields"];
  columns: readonly string[];
  onChange: (columns: string[]) => void;
};

/** Fields of the item that the index has beside its own columns. */
export function IndexColumns({ fields, columns, onChange }: IndexColumnsProps) {
  const t = useTranslations("dossierExport.index");
  const left = fields.filter(({ id, dataType }) => dataType !== "blob" && !columns.includes(id));
  const labelFor = (id: string) => labelOf(fields.find((field) => field.id === id) ?? { id });
  return (
    <div role="group" aria-label={t("columns")} className="flex flex-col gap-2">
      <span className="text-sm font-medium">{t("columns")}</span>
      <ul className="flex flex-wrap items-center gap-1.5">
        {columns.map((id) => (
          <li key={id} className="flex items-center rounded-md border bg-surface pl-2 text-sm">
            {labelFor(id)}
            <Button
              size="icon"
              variant="ghost"
              className="size-7"
              aria-label={t("remove", { field: labelFor(id) })}
              onClick={() => onChange(columns.filter((other) => other !== id))}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
        <li>
          <FieldPicker fields={left} onPick={({ id }) => onChange([...columns, id])}>
            <Button size="small" disabled={columns.length >= 40}>
              <Plus aria-hidden />
              {t("add")}
            </Button>
          </FieldPicker>
        </li>
      </ul>
    </div>
  );
}
