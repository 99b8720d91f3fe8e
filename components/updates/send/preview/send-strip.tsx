"use client";

import { Send as SendIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { LockActions, UpdatePlace } from "../../update-actions";
import { LockFacts } from "../lock/production-lock";
import { useLock } from "../lock/use-lock";
import { useEnvironmentWords } from "../use-environment-words";

const UnlockDialog = dynamic(() => import("../lock/unlock-dialog").then((module) => module.UnlockDialog), {
  ssr: false,
});

type SendStripProps = {
  place: UpdatePlace;
  actions: LockActions;
  /** Something above it must be settled first. */
  isHeldUp: boolean;
  onSend: () => void;
};

/** The one press that sends. It names the environment, and in a production environment it waits to be unlocked. */
export function SendStrip({ place, actions, isHeldUp, onSend }: SendStripProps) {
  const t = useTranslations("updateSend.send");
  const environment = useEnvironmentWords(place.environment);
  const lock = useLock(place, actions);
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="sticky bottom-0 -mx-5 mt-auto -mb-5 flex flex-col gap-3 border-t bg-popover px-5 py-4">
      {lock.isLocked ? (
        <div className="flex flex-col gap-2">
          <LockFacts lock={lock} place={place} actions={actions} onUnlock={() => setAsked(true)} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          variant={lock.isProtected ? "danger" : "primary"}
          disabled={isHeldUp || lock.isLocked}
          onClick={onSend}
          className="max-w-full"
        >
          <SendIcon aria-hidden />
          <span className="truncate">{t("button", { environment })}</span>
        </Button>
        <p className="text-sm text-muted-foreground">{t(isHeldUp ? "heldUp" : lock.isLocked ? "locked" : "once")}</p>
      </div>
      {isAsked ? (
        <UnlockDialog
          place={place}
          unlock={actions.unlockProduction}
          onDone={lock.keep}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </div>
  );
}
