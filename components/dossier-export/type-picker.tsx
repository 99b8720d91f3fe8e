"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

type TypePickerProps = {
  types: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** None chosen means all: a dossier's types are many, and new ones come. */
export function TypePicker({ types, chosen, onChange }: TypePickerProps) {
  const t = useTranslations("dossierExport.items");
  const labelId = useId();
  if (types.length === 0) return null;
  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span id={labelId} className="text-sm font-medium">
          {t("types")}
        </span>
        <span aria-live="polite" className="text-sm text-muted-foreground">
          {chosen.length === 0 ? t("all") : t("some", { count: chosen.length })}
        </span>
      </div>
      <ul className="grid max-h-48 grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-3 gap-y-0.5 overflow-y-auto">
        {types.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <label className="flex items-center gap-2 rounded-sm px-1 py-0.5 hover:bg-accent">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-primary"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              <span className="truncate">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
