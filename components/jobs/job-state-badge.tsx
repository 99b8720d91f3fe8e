import { Check, CircleStop, Hourglass, Loader, Pause, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { JobStatus } from "@/lib/actions/job-status";
import { Badge } from "../ui/badge";

type Look = { icon: LucideIcon; tone: NonNullable<ComponentProps<typeof Badge>["tone"]> };

const LOOKS: Readonly<Record<JobStatus["state"], Look>> = {
  queued: { icon: Hourglass, tone: "neutral" },
  running: { icon: Loader, tone: "info" },
  paused: { icon: Pause, tone: "warning" },
  stopping: { icon: CircleStop, tone: "neutral" },
  stopped: { icon: CircleStop, tone: "neutral" },
  done: { icon: Check, tone: "success" },
  failed: { icon: TriangleAlert, tone: "danger" },
};

export function JobStateBadge({ job }: { job: Pick<JobStatus, "state" | "failed"> }) {
  const t = useTranslations("jobs.states");
  const isPartly = job.state === "done" && job.failed > 0;
  const { icon: Icon, tone } = isPartly ? { icon: TriangleAlert, tone: "warning" as const } : LOOKS[job.state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(isPartly ? "partly" : job.state)}
    </Badge>
  );
}
