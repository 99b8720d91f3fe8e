import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { WireCall } from "@/lib/services/history/port";

/** The status of the answer; a whole answer that says no is a warning, none or half a one is trouble. */
export function WireStatus({ call }: { call: WireCall }) {
  const t = useTranslations("wire");
  const { answer, error } = call;
  const isGood = answer !== null && answer.status < 400 && error === null;
  return (
    <Badge tone={isGood ? "success" : answer && !error ? "warning" : "danger"}>
      {isGood ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
      {answer?.status ?? t("noAnswer")}
    </Badge>
  );
}
