"use client";

import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { LatePopover } from "@/components/ui/late-popover";
import { formatMoment } from "@/lib/format/moments";
import type { LockState } from "@/lib/services/updates/lock/lock-state";
import type { LockActions, UpdatePlace } from "../../update-actions";
import { type Lock, minutesLeft, useLock } from "./use-lock";

const UnlockDialog = dynamic(() => import("./unlock-dialog").then((module) => module.UnlockDialog), { ssr: false });

type ProductionLockProps = { place: UpdatePlace; actions: LockActions };

/** Whether a production environment takes writes, and until when; who may, opens and closes it here (design 5.3). */
export function ProductionLock({ place, actions }: ProductionLockProps) {
  const t = useTranslations("updateSend.lock");
  const lock = useLock(place, actions);
  const [isAsked, setAsked] = useState(false);
  if (!lock.isProtected) return null;
  const { state, isLocked } = lock;
  const Icon = isLocked ? LockKeyhole : LockKeyholeOpen;
  const trigger = (
    <Button size="small" className={isLocked ? undefined : "border-env-production/40 text-env-production"}>
      <Icon aria-hidden />
      {state === null || isLocked ? t("locked") : t("unlocked", { minutes: minutesLeft(state) })}
    </Button>
  );
  return (
    <>
      <LatePopover trigger={trigger} label={t("label")} align="end" className="flex w-80 flex-col gap-3">
        {(close) => (
          <LockFacts
            lock={lock}
            place={place}
            actions={actions}
            onUnlock={() => {
              close();
              setAsked(true);
            }}
          />
        )}
      </LatePopover>
      {isAsked ? (
        <UnlockDialog
          place={place}
          unlock={actions.unlockProduction}
          onDone={lock.keep}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

type LockFactsProps = ProductionLockProps & { lock: Lock; onUnlock: () => void };

/** In words, with what the person may do about it. */
export function LockFacts({ lock, place, actions, onUnlock }: LockFactsProps) {
  const t = useTranslations("updateSend.lock");
  const closing = useActionCall(actions.lockProduction, lock.keep);
  const { state, trouble } = lock;
  if (trouble) return <ErrorPanel error={trouble} onRetry={lock.look} />;
  if (state === null) return <p role="status">{t("looking")}</p>;
  return (
    <>
      <LockWords state={state} />
      {state.mayUnlock ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={onUnlock}>{t(state.isLocked ? "unlockAsk" : "extend")}</Button>
          {state.isLocked ? null : (
            <Button isPending={closing.isPending} onClick={() => closing.run({ connectionId: place.connectionId })}>
              {t("lockAgain")}
            </Button>
          )}
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">{t("whoMay")}</p>
      )}
      {closing.error ? <ErrorPanel error={closing.error} /> : null}
    </>
  );
}

function LockWords({ state: { unlock } }: { state: LockState }) {
  const t = useTranslations("updateSend.lock");
  const language = useLocale();
  if (unlock === null) return <p>{t("lockedText")}</p>;
  return (
    <>
      <p>{t("unlockedText", { until: formatMoment(unlock.expiresAt, language), who: unlock.personName })}</p>
      <p className="text-sm break-words text-muted-foreground">{t("because", { reason: unlock.reason })}</p>
    </>
  );
}
