"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { takesValue, type ValueKind } from "@/lib/profit/filter/operators-by-type";
import { toProfitValue } from "@/lib/profit/filter/values";
import type { DraftCondition } from "../explorer/explorer-state";

type ValueInputProps = {
  kind: ValueKind;
  condition: DraftCondition;
  onChange: (change: { value?: string; hasTime?: boolean }) => void;
  isInvalid: boolean;
  describedBy: string | undefined;
};

/** The input that fits the field. What was typed is kept as typed when it does not fit (a link, another field). */
export function ValueInput({ kind, condition, onChange, isInvalid, describedBy }: ValueInputProps) {
  const t = useTranslations("connectors.filter");
  const { operator, value } = condition;
  if (!takesValue(operator)) {
    return <p className="flex h-control items-center text-sm text-muted-foreground">{t("noValue")}</p>;
  }
  const wiring = { "aria-label": t("value"), "aria-invalid": isInvalid || undefined, "aria-describedby": describedBy };
  const read = toProfitValue(kind, operator, value);
  const isComparing = toProfitValue("boolean", operator, "?").ok === false;
  if (kind === "boolean" && isComparing) {
    const chosen = read.ok ? read.value : value;
    return (
      <Select {...wiring} value={chosen} onChange={(event) => onChange({ value: event.target.value })}>
        {chosen !== "0" && chosen !== "1" ? <option value={chosen}>{chosen}</option> : null}
        <option value="1">{t("yes")}</option>
        <option value="0">{t("no")}</option>
      </Select>
    );
  }
  // A date input shows nothing for what is no date; then a plain one, so that what was typed stays in sight.
  if (kind === "date" && isComparing && (read.ok || value === "")) {
    return (
      <DateInput wiring={wiring} value={read.ok ? read.value : ""} hasTime={condition.hasTime} onChange={onChange} />
    );
  }
  return (
    <Input
      {...wiring}
      value={value}
      inputMode={kind === "number" && isComparing ? "decimal" : "text"}
      placeholder={operator === "quick" ? t("quickPlaceholder") : kind === "text" ? t("textPlaceholder") : ""}
      onChange={(event) => onChange({ value: event.target.value })}
    />
  );
}

type DateInputProps = Pick<ValueInputProps, "onChange"> & {
  wiring: Record<string, string | boolean | undefined>;
  value: string;
  hasTime: boolean;
};

/** Dutch wall-clock: the browser's own local inputs carry no zone either. */
function DateInput({ wiring, value, hasTime, onChange }: DateInputProps) {
  const t = useTranslations("connectors.filter");
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <Input
        {...wiring}
        key={hasTime ? "moment" : "day"}
        className="w-auto min-w-36 flex-1"
        type={hasTime ? "datetime-local" : "date"}
        step={hasTime ? 1 : undefined}
        value={hasTime ? value : value.slice(0, 10)}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <label className="flex items-center gap-1.5 text-sm whitespace-nowrap text-muted-foreground">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={hasTime}
          onChange={(event) =>
            onChange({ hasTime: event.target.checked, value: event.target.checked ? value : value.slice(0, 10) })
          }
        />
        {t("withTime")}
      </label>
    </div>
  );
}
