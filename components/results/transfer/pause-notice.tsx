import { useTranslations } from "next-intl";
import { Notice } from "@/components/feedback/notice";
import type { TransferPause } from "./transfer-end";

/** Why nothing comes at the moment, and for how long. */
export function PauseNotice({ pause }: { pause: TransferPause }) {
  const t = useTranslations("exportTransfer");
  const seconds = Math.ceil(pause.ms / 1_000);
  return (
    <Notice kind="warning" isNews>
      {t(pause.on === "profit" ? "profitAsksToWait" : "consoleAway", { seconds })}
    </Notice>
  );
}
