"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import type { ReportField } from "@/lib/queries/report-field";
import { fillInReport } from "@/lib/queries/report-values";
import { ValueFields } from "./value-fields";
import { ReportResult } from "./report-result";
import { useRun } from "./use-run";

type RunPanelProps = {
  fields: readonly ReportField[];
  /** Where it is run, and what goes along besides the values. */
  address: string;
  body: object;
  /** Looks like an invoice, which Profit prints by the settings of an administration. */
  isInvoice: boolean;
  /** Its first question gets the focus: who chose a report is about to fill it in. */
  hasFocus?: boolean;
};

/** The questions of a report, the button, and beside it what came. Enter in any question runs it. */
export function RunPanel({ fields, address, body, isInvoice, hasFocus = false }: RunPanelProps) {
  const t = useTranslations("reports.run");
  const [values, setValues] = useState(() => fields.map(({ defaultValue }) => defaultValue));
  const [hasTried, setHasTried] = useState(false);
  const { state, run, stop } = useRun();
  const { problems } = fillInReport(fields, values, dutchDayOf(new Date()));
  const isRunning = state.kind === "running";

  async function send(): Promise<void> {
    setHasTried(true);
    if (problems.size > 0 || isRunning) return;
    await run(address, { ...body, values });
  }
  return (
    <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[15rem_minmax(0,1fr)] 2xl:grid-cols-[19rem_minmax(0,1fr)]">
      <form
        ref={hasFocus ? focusFirst : null}
        noValidate
        aria-label={t("form")}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {fields.length === 0 ? <p className="text-muted-foreground">{t("noQuestions")}</p> : null}
        <ValueFields
          {...{ fields, values, problems, hasTried }}
          onChange={(place, value) => setValues((before) => before.with(place, value))}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={isRunning}>
            <Play aria-hidden />
            {t("submit")}
          </Button>
          {isRunning ? (
            <Button onClick={stop}>
              <Square aria-hidden />
              {t("stop")}
            </Button>
          ) : null}
        </div>
      </form>
      <ReportResult state={state} isInvoice={isInvoice} onRetry={() => void send()} />
    </div>
  );
}

function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("input, select, button")?.focus({ preventScroll: true });
}
