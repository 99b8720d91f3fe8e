"use client";

import { useTranslations } from "next-intl";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { GetConnectorListing } from "@/lib/services/connectors/list-get-connectors";
import type { GetFields } from "./use-get-connectors";

type GetConnectorChoiceProps = {
  connectors: readonly GetConnectorListing[] | null;
  value: string;
  onChange: (getConnectorId: string) => void;
};

/** Which GetConnector is read from. */
export function GetConnectorChoice({ connectors, value, onChange }: GetConnectorChoiceProps) {
  const t = useTranslations("updateReadBack");
  return (
    <Field label={t("getConnector")} hint={t("getConnectorHint")}>
      <Select value={value} disabled={connectors === null} onChange={({ target }) => onChange(target.value)}>
        <option value="">{connectors === null ? t("loading") : t("choose")}</option>
        {connectors?.map(({ id, description }) => (
          <option key={id} value={id}>
            {description === id ? id : `${id} · ${description}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The fields of a GetConnector as options of a select. */
export function FieldOptions({ fields, none }: { fields: GetFields; none: string }) {
  return (
    <>
      <option value="">{none}</option>
      {fields.map((field) => (
        <option key={field.id} value={field.id}>
          {labelOf(field) === field.id ? field.id : `${labelOf(field)} (${field.id})`}
        </option>
      ))}
    </>
  );
}
