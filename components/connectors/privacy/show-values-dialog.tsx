"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FieldDecisions } from "./field-decisions";
import type { Privacy } from "./use-privacy";

type ShowValuesDialogProps = {
  connectionId: string;
  connectorId: string;
  privacy: Privacy;
  masked: readonly string[];
  /** What was pointed at; a field that is not masked may be among them, to be masked. */
  chosen: readonly string[];
  onDone: () => void;
  onClose: () => void;
};

/** Asks for the reason, and for what is to be seen. Decisions for everybody stand below, folded. */
export function ShowValuesDialog(props: ShowValuesDialogProps) {
  const { connectionId, connectorId, privacy, masked, chosen, onDone, onClose } = props;
  const t = useTranslations("privacy");
  const tc = useTranslations("common");
  const [fieldIds, setFieldIds] = useState<readonly string[]>(() => chosen.filter((id) => masked.includes(id)));
  const [reason, setReason] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const { run, isPending, error } = useActionCall(privacy.actions.show, () => {
    onDone();
    onClose();
  });
  const isShort = reason.trim().length < 3;
  const unmasked = chosen.filter((id) => !masked.includes(id));

  function submit() {
    setHasTried(true);
    // What is shown already stays shown: a ticket takes the place of the one before it.
    const all = [...new Set([...(privacy.shown?.fieldIds ?? []), ...fieldIds])];
    if (!isShort && fieldIds.length > 0) run({ connectionId, connectorId, fieldIds: all, reason });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("dialog.title")}</DialogTitle>
          <DialogDescription>{t("dialog.text", { connector: connectorId })}</DialogDescription>
        </DialogHeader>
        {masked.length > 0 ? (
          <form
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <FieldChoice
              masked={masked}
              privacy={privacy}
              fieldIds={fieldIds}
              onChange={setFieldIds}
              isMissing={hasTried && fieldIds.length === 0}
            />
            <Field
              label={t("dialog.reason")}
              hint={t("dialog.reasonHint")}
              error={hasTried && isShort ? t("dialog.reasonMissing") : null}
              isRequired
            >
              <Input
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                maxLength={200}
                autoComplete="off"
                autoFocus
                required
              />
            </Field>
            {error ? <ErrorPanel error={error} /> : null}
            <DialogFooter>
              <Button onClick={onClose}>{tc("cancel")}</Button>
              <Button type="submit" variant="primary" isPending={isPending}>
                {t("dialog.submit")}
              </Button>
            </DialogFooter>
          </form>
        ) : null}
        <FieldDecisions
          place={{ connectionId, connectorId }}
          privacy={privacy}
          others={unmasked}
          isOpen={masked.length === 0 || unmasked.length > 0}
          onDone={onDone}
        />
      </DialogContent>
    </Dialog>
  );
}

type FieldChoiceProps = {
  masked: readonly string[];
  privacy: Privacy;
  fieldIds: readonly string[];
  onChange: (fieldIds: readonly string[]) => void;
  isMissing: boolean;
};

function FieldChoice({ masked, privacy, fieldIds, onChange, isMissing }: FieldChoiceProps) {
  const t = useTranslations("privacy.dialog");
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">{t("fields")}</legend>
      <div className="flex max-h-40 flex-col gap-1.5 overflow-y-auto">
        {masked.map((id) => (
          <Field key={id} isInline label={<FieldName id={id} privacy={privacy} />}>
            <Checkbox
              checked={fieldIds.includes(id)}
              onCheckedChange={(isOn) =>
                onChange(isOn === true ? [...fieldIds, id] : fieldIds.filter((other) => other !== id))
              }
            />
          </Field>
        ))}
      </div>
      {isMissing ? (
        <p role="alert" className="text-sm text-danger">
          {t("fieldMissing")}
        </p>
      ) : null}
    </fieldset>
  );
}

function FieldName({ id, privacy }: { id: string; privacy: Privacy }) {
  const t = useTranslations("privacy");
  const kind = privacy.fields.find(({ fieldId }) => fieldId === id)?.kind ?? null;
  return (
    <>
      <span className="font-mono text-sm">{id}</span>
      {kind ? <span className="text-sm text-muted-foreground"> · {t(`kinds.${kind}`)}</span> : null}
    </>
  );
}
