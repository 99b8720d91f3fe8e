"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
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
import { Skeleton } from "@/components/ui/skeleton";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { ReadBack } from "@/lib/services/updates/read-back/port";
import type { RecordNow } from "@/lib/services/updates/send/port";
import { fieldLabels } from "../send/field-labels";
import { type ReadBackActions, troubleOf, type UpdatePlace } from "../update-actions";
import { updateQueries } from "../update-queries";
import { sampleOfFound } from "./sample-of-found";

type RecordSampleDialogProps = {
  place: UpdatePlace;
  schema: ConnectorSchema;
  actions: ReadBackActions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onReplace: (xml: string) => void;
  /** Where a GetConnector is chosen. */
  onSetUp: () => void;
};

/** "As this record is now": asks for its key, reads it, and makes the message that would change it. */
export function RecordSampleDialog(props: RecordSampleDialogProps) {
  const { place, actions, isOpen, onOpenChange, onSetUp } = props;
  const t = useTranslations("updateReadBack.sample");
  const asked = useQuery({ ...updateQueries.readBack(place, actions), enabled: isOpen });
  const trouble = troubleOf(asked.error);
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{asked.data === null ? t("notSet") : t("intro")}</DialogDescription>
        </DialogHeader>
        {trouble ? (
          <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />
        ) : asked.data === undefined ? (
          <Skeleton className="h-20" />
        ) : asked.data === null ? (
          <DialogFooter>
            <Button
              variant="primary"
              onClick={() => {
                onOpenChange(false);
                onSetUp();
              }}
            >
              {t("setUp")}
            </Button>
          </DialogFooter>
        ) : (
          <KeyForm {...props} readBack={asked.data} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function KeyForm({
  place,
  schema,
  actions,
  onOpenChange,
  onReplace,
  readBack,
}: RecordSampleDialogProps & { readBack: ReadBack }) {
  const t = useTranslations("updateReadBack.sample");
  const common = useTranslations("common");
  const language = useLocale();
  const labelOf = useMemo(() => fieldLabels(schema, language), [schema, language]);
  const [values, setValues] = useState<readonly string[]>(() => readBack.keys.map(() => ""));
  const [missed, setMissed] = useState<RecordNow["state"] | null>(null);
  const call = useActionCall(actions.readRecordNow, (record) => {
    setMissed(record.state === "found" ? null : record.state);
    if (record.state !== "found") return;
    onReplace(sampleOfFound(schema, record));
    onOpenChange(false);
  });
  const key = readBack.keys.map(({ path, fieldId }, at) => ({
    ...{ path: [...path], fieldId },
    value: values[at]?.trim() ?? "",
  }));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { connectionId, connectorId } = place;
        if (key.every(({ value }) => value !== "")) call.run({ connectionId, connectorId, key });
      }}
    >
      {readBack.keys.map((pair, at) => (
        <Field key={`${pair.path.join("/")}/${pair.fieldId}`} label={labelOf(pair)}>
          <Input
            value={values[at] ?? ""}
            autoComplete="off"
            onChange={({ target }) => setValues(values.map((value, other) => (other === at ? target.value : value)))}
          />
        </Field>
      ))}
      {missed && missed !== "found" ? (
        <p role="alert" className="text-danger">
          {t(missed)}
        </p>
      ) : null}
      {call.error ? <ErrorPanel error={call.error} /> : null}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{common("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isPending={call.isPending}>
          {t("read")}
        </Button>
      </DialogFooter>
    </form>
  );
}
