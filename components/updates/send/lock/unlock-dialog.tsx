"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { LockState } from "@/lib/services/updates/lock/lock-state";
import type { LockActions, UpdatePlace } from "../../update-actions";
import { useEnvironmentWords } from "../use-environment-words";

type UnlockDialogProps = {
  place: UpdatePlace;
  unlock: LockActions["unlockProduction"];
  onDone: (state: LockState) => void;
  onClose: () => void;
};

const SHORTEST_REASON = 3;
const MINUTES = [5, 15, 30, 60, 120, 240] as const;

/** Lets everybody who may write to this production environment do so, for a while and for a reason that is kept. */
export function UnlockDialog({ place, unlock, onDone, onClose }: UnlockDialogProps) {
  const t = useTranslations("updateSend.lock");
  const common = useTranslations("common");
  const environment = useEnvironmentWords(place.environment);
  const [reason, setReason] = useState("");
  const [minutes, setMinutes] = useState(15);
  const [hasTried, setHasTried] = useState(false);
  const call = useActionCall(unlock, (state) => {
    onDone(state);
    onClose();
  });
  const isUnreasoned = reason.trim().length < SHORTEST_REASON;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setHasTried(true);
            if (!isUnreasoned) call.run({ connectionId: place.connectionId, reason: reason.trim(), minutes });
          }}
        >
          <DialogHeader>
            <DialogTitle>{t("title", { environment })}</DialogTitle>
            <DialogDescription>{t("intro")}</DialogDescription>
          </DialogHeader>
          <Field
            label={t("reason")}
            hint={t("reasonHint")}
            isRequired
            error={hasTried && isUnreasoned ? t("reasonMissing") : null}
          >
            <Input
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              maxLength={500}
              autoComplete="off"
            />
          </Field>
          <Field label={t("duration")}>
            <Select value={String(minutes)} onChange={({ target }) => setMinutes(Number(target.value))}>
              {MINUTES.map((choice) => (
                <option key={choice} value={choice}>
                  {t("minutes", { minutes: choice })}
                </option>
              ))}
            </Select>
          </Field>
          {call.error ? <ErrorPanel error={call.error} /> : null}
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="danger" isPending={call.isPending}>
              {t("unlock")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
