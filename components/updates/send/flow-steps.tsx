import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { cn } from "@/components/ui/class-names";

const STEPS = ["compose", "check", "preview", "send", "result"] as const;
type FlowStep = (typeof STEPS)[number];

/** The five words of a write (ux.md), and at which of them one is. */
export function FlowSteps({ current }: { current: FlowStep }) {
  const t = useTranslations("updateSend.steps");
  return (
    <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted-foreground">
      {STEPS.map((step, at) => (
        <Fragment key={step}>
          {at === 0 ? null : (
            <li aria-hidden className="text-xs">
              ›
            </li>
          )}
          <li
            {...(step === current && { "aria-current": "step" })}
            className={cn(step === current && "font-medium text-foreground")}
          >
            {t(step)}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
