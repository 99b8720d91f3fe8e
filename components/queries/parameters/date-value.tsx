"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { readRelativeDate, type RelativeDate, relativeDateText, UNITS } from "@/lib/queries/relative-date";
import { toProfitValue } from "@/lib/profit/filter/values";
import { edgeOptions, NEAR_OPTIONS } from "./relative-options";

type DateValueProps = {
  kind: "date" | "dateTime";
  value: string;
  onChange: (value: string) => void;
};

/** A fixed date, or one that is told from today. Stands inside a Field, whose label is that of the first control. */
export function DateValue({ kind, value, onChange }: DateValueProps) {
  const t = useTranslations("savedQueries.parameters");
  const relative = readRelativeDate(value);
  const mode =
    relative === null ? "fixed" : relative.kind === "distance" ? relative.towards : relativeDateText(relative);
  const distanceTo = (towards: "ago" | "ahead") =>
    relativeDateText({ kind: "distance", amount: 1, unit: "days", ...distanceOf(relative), towards });
  return (
    <div className="flex min-w-0 flex-wrap gap-1.5">
      <Select
        className="min-w-40 flex-1"
        value={mode}
        onChange={({ target }) =>
          onChange(
            target.value === "fixed"
              ? ""
              : target.value === "ago" || target.value === "ahead"
                ? distanceTo(target.value)
                : target.value,
          )
        }
      >
        <option value="fixed">{t("fixed")}</option>
        <optgroup label={t("groups.near")}>
          {NEAR_OPTIONS.map(({ day, text }) => (
            <option key={text} value={text}>
              {t(`near.${day}`)}
            </option>
          ))}
        </optgroup>
        {(["start", "end"] as const).map((edge) => (
          <optgroup key={edge} label={t(`groups.${edge}`)}>
            {edgeOptions(edge).map(({ date, text }) => (
              <option key={text} value={text}>
                {t(`${edge}Of`, { period: t(`period.${date.period}.${date.turn}`) })}
              </option>
            ))}
          </optgroup>
        ))}
        <optgroup label={t("groups.distance")}>
          <option value="ago">{t("ago")}</option>
          <option value="ahead">{t("ahead")}</option>
        </optgroup>
      </Select>
      {relative === null ? <FixedDate {...{ kind, value, onChange }} /> : null}
      {relative?.kind === "distance" ? <Distance date={relative} onChange={onChange} /> : null}
    </div>
  );
}

function distanceOf(date: RelativeDate | null): Pick<RelativeDate & { kind: "distance" }, "amount" | "unit"> | null {
  return date?.kind === "distance" ? { amount: date.amount, unit: date.unit } : null;
}

/** Dutch wall-clock: the browser's own local inputs carry no zone either. */
function FixedDate({ kind, value, onChange }: DateValueProps) {
  const t = useTranslations("savedQueries.parameters");
  const read = toProfitValue("date", "equal", value);
  // A date input shows nothing for what is no date; then a plain one, so that what a link carried stays in sight.
  if (!read.ok && value !== "") {
    return <OwnInput label={t("fixed")} type="text" value={value} onChange={onChange} />;
  }
  const shown = read.ok ? read.value : "";
  return kind === "date" ? (
    <OwnInput label={t("fixed")} type="date" value={shown.slice(0, 10)} onChange={onChange} />
  ) : (
    <OwnInput label={t("fixed")} type="datetime-local" value={shown} onChange={onChange} />
  );
}

type OwnInputProps = { label: string; type: string; value: string; onChange: (value: string) => void };

/** A second control beside the one that has the Field's label, so with an id and a name of its own. */
function OwnInput({ label, type, value, onChange }: OwnInputProps) {
  return (
    <Input
      id=""
      aria-label={label}
      type={type}
      step={type === "datetime-local" ? 1 : undefined}
      className="w-auto min-w-36 flex-1"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

type Distance = RelativeDate & { kind: "distance" };

function Distance({ date, onChange }: { date: Distance; onChange: (value: string) => void }) {
  const t = useTranslations("savedQueries.parameters");
  const change = (part: Partial<Distance>) => onChange(relativeDateText({ ...date, ...part }));
  return (
    <span className="flex gap-1.5">
      <Input
        id=""
        aria-label={t("amount")}
        type="number"
        min={0}
        max={9_999}
        className="w-20"
        value={date.amount}
        onChange={({ target }) => change({ amount: Math.min(9_999, Math.max(0, Math.trunc(Number(target.value)))) })}
      />
      <Select
        id=""
        aria-label={t("unit")}
        className="w-28"
        value={date.unit}
        onChange={({ target }) => change({ unit: UNITS.find((unit) => unit === target.value) ?? "days" })}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t(`units.${unit}`)}
          </option>
        ))}
      </Select>
    </span>
  );
}
