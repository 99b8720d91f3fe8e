"use client";

import { MonitorSmartphone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import { formatMoment, formatRelative } from "@/lib/format/moments";
import type { OwnAccount } from "@/lib/services/people/own-account";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { CardFooter } from "../ui/card";
import { ActionProblem } from "./action-problem";
import { deviceOf } from "./device";

type Session = OwnAccount["sessions"][number];
type Props = { sessions: Session[]; now: Date; endOthers: () => Promise<ActionResult<number>> };

export function SessionList({ sessions, now, endOthers }: Props) {
  const t = useTranslations("people.account");
  const router = useRouter();
  const [result, setResult] = useState<ActionResult<number> | null>(null);
  const [isPending, setIsPending] = useState(false);

  async function end() {
    setIsPending(true);
    setResult(await endOthers());
    setIsPending(false);
    router.refresh();
  }

  return (
    <>
      <ul className="divide-y">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} now={now} />
        ))}
      </ul>
      {result && !result.ok ? (
        <div className="px-4 pb-3">
          <ActionProblem error={result.error} />
        </div>
      ) : null}
      <CardFooter className="justify-start">
        <Button isPending={isPending} onClick={end}>
          {t("endOthers")}
        </Button>
        <p role="status" className="text-sm text-success">
          {result?.ok ? t("endedOthers", { count: result.data }) : null}
        </p>
      </CardFooter>
    </>
  );
}

function SessionItem({ session, now }: { session: Session; now: Date }) {
  const t = useTranslations("people.account");
  const language = useLocale();
  const device = deviceOf(session.userAgent);
  const { address, createdAt, lastSeenAt, isThisOne } = session;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <MonitorSmartphone aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device ? t("device", device) : t("unknownDevice")}
          {isThisOne ? <Badge tone="success">{t("thisSession")}</Badge> : null}
        </p>
        <p className="text-sm text-muted-foreground">
          {address || t("unknownAddress")} · {t("lastSeen", { when: formatRelative(lastSeenAt, now, language) })} ·{" "}
          {t("since", { when: formatMoment(createdAt, language) })}
        </p>
      </div>
    </li>
  );
}
