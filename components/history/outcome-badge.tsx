import { Ban, Check, CircleHelp, CircleStop, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { HistoryOutcome } from "@/lib/services/history/port";
import { Badge } from "../ui/badge";

const LOOKS: Readonly<
  Record<HistoryOutcome, { icon: LucideIcon; tone: NonNullable<ComponentProps<typeof Badge>["tone"]> }>
> = {
  ok: { icon: Check, tone: "success" },
  refused: { icon: Ban, tone: "danger" },
  failed: { icon: TriangleAlert, tone: "danger" },
  stopped: { icon: CircleStop, tone: "neutral" },
  // Sent, but nobody knows what became of it: the one to look at.
  unknown: { icon: CircleHelp, tone: "warning" },
};

export function OutcomeBadge({ outcome }: { outcome: HistoryOutcome }) {
  const t = useTranslations("history.outcomes");
  const { icon: Icon, tone } = LOOKS[outcome];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(outcome)}
    </Badge>
  );
}
