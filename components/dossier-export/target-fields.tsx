"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";

type TargetFieldsProps = {
  options: Pick<ExportOptions, "targets" | "hasSoap">;
  target: string | null;
  transport: "rest" | "soap";
  onChange: (change: { target?: string | null; transport?: "rest" | "soap" }) => void;
};

/** A ZIP, or a folder that the server may write into; and which of Profit's services is asked. */
export function TargetFields({ options, target, transport, onChange }: TargetFieldsProps) {
  const t = useTranslations("dossierExport.target");
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <Field label={t("result")}>
        <Select
          value={target ?? ""}
          onChange={({ target: { value } }) => onChange({ target: value === "" ? null : value })}
        >
          <option value="">{t("zip")}</option>
          {options.targets.map((folder) => (
            <option key={folder} value={folder}>
              {t("folder", { folder })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("transport")}>
        <Select
          value={transport}
          disabled={!options.hasSoap}
          onChange={({ target: { value } }) => onChange({ transport: value === "soap" ? "soap" : "rest" })}
        >
          <option value="rest">{t("rest")}</option>
          <option value="soap">{t("soap")}</option>
        </Select>
      </Field>
    </div>
  );
}
