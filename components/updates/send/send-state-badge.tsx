import { Ban, Check, CircleHelp, CircleSlash, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import type { SendState } from "@/lib/services/updates/send/port";

const LOOKS: Readonly<
  Record<SendState, { icon: LucideIcon; tone: NonNullable<ComponentProps<typeof Badge>["tone"]> }>
> = {
  sending: { icon: LoaderCircle, tone: "info" },
  ok: { icon: Check, tone: "success" },
  refused: { icon: Ban, tone: "danger" },
  // The one to look at: it may have been written.
  unknown: { icon: CircleHelp, tone: "warning" },
  notSent: { icon: CircleSlash, tone: "neutral" },
};

/** The outcome of a send, in colour, word and icon. */
export function SendStateBadge({ state }: { state: SendState }) {
  const t = useTranslations("updateSend.states");
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(state)}
    </Badge>
  );
}
