"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import { toProfitValue } from "@/lib/profit/filter/values";
import { DateValue } from "./date-value";

type ParameterValueProps = {
  parameter: Pick<QueryParameter, "kind" | "isRequired">;
  value: string;
  onChange: (value: string) => void;
};

/** The control for one value, by its kind; inside a Field, which names it. */
export function ParameterValue({ parameter: { kind, isRequired }, value, onChange }: ParameterValueProps) {
  const t = useTranslations("savedQueries.parameters");
  const tFilter = useTranslations("connectors.filter");
  if (kind === "date" || kind === "dateTime") return <DateValue {...{ kind, value, onChange }} />;
  if (kind === "boolean") {
    const read = toProfitValue("boolean", "equal", value);
    const chosen = read.ok ? read.value : value;
    return (
      <Select value={chosen} onChange={({ target }) => onChange(target.value)}>
        {isRequired && chosen !== "" ? null : <option value="">{t("noValue")}</option>}
        {chosen === "" || read.ok ? null : <option value={chosen}>{chosen}</option>}
        <option value="1">{tFilter("yes")}</option>
        <option value="0">{tFilter("no")}</option>
      </Select>
    );
  }
  return (
    <Input
      value={value}
      inputMode={kind === "number" ? "decimal" : "text"}
      autoComplete="off"
      maxLength={1_000}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
