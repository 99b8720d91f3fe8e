import { CircleCheck, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

type Kind = "info" | "success" | "warning";

const LOOKS: Record<Kind, { icon: LucideIcon; box: string; sign: string }> = {
  info: { icon: Info, box: "border-info/35 bg-info-soft", sign: "text-info" },
  success: { icon: CircleCheck, box: "border-success/35 bg-success-soft", sign: "text-success" },
  warning: { icon: TriangleAlert, box: "border-warning/35 bg-warning-soft", sign: "text-warning" },
};

type NoticeProps = {
  kind?: Kind;
  children: ReactNode;
  /** True when it appears because of something that just happened: then it is read out, politely. */
  isNews?: boolean;
  className?: string;
};

/** Something to know. Trouble is an ErrorPanel, which interrupts. */
export function Notice({ kind = "info", children, isNews = false, className }: NoticeProps) {
  const { icon: Icon, box, sign } = LOOKS[kind];
  return (
    <div
      {...(isNews && { role: "status" })}
      className={cn("flex gap-2.5 rounded-lg border px-3 py-2.5", box, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", sign)} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
