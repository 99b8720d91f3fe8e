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
import { Select } from "@/components/ui/select";
import type { GetConnectorActions } from "../update-actions";
import { FieldOptions, GetConnectorChoice } from "./get-connector-choice";
import type { CandidatesHandle } from "./use-candidates";
import { useGetConnectors } from "./use-get-connectors";

type ReferenceSourceDialogProps = { candidates: CandidatesHandle; actions: GetConnectorActions };

/** Where the records of a table come from; chosen once for everybody who has the connection. */
export function ReferenceSourceDialog({ candidates, actions }: ReferenceSourceDialogProps) {
  const t = useTranslations("updateReadBack.reference");
  const { choosing, close } = candidates;
  if (choosing === null) return null;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title", { table: choosing })}</DialogTitle>
          <DialogDescription>{t("intro")}</DialogDescription>
        </DialogHeader>
        <SourceForm key={choosing} table={choosing} candidates={candidates} actions={actions} />
      </DialogContent>
    </Dialog>
  );
}

function SourceForm({ table, candidates, actions }: ReferenceSourceDialogProps & { table: string }) {
  const t = useTranslations("updateReadBack.reference");
  const common = useTranslations("common");
  const { connectionId } = candidates;
  const source = candidates.sourceOf(table);
  const [getConnectorId, setGetConnector] = useState(source?.getConnectorId ?? "");
  const [idFieldId, setId] = useState(source?.idFieldId ?? "");
  const [textFieldId, setText] = useState(source?.textFieldId ?? "");
  const { connectors, fields, trouble, retry } = useGetConnectors(connectionId, getConnectorId, actions);
  const done = () => {
    candidates.look();
    candidates.close();
  };
  const saving = useActionCall(candidates.actions.saveReferenceSource, done);
  const removing = useActionCall(candidates.actions.removeReferenceSource, done);
  const failed = trouble ?? candidates.troubleOf(table);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        saving.run({ connectionId, table, getConnectorId, idFieldId, textFieldId: textFieldId || null });
      }}
    >
      {failed ? <ErrorPanel error={failed} {...(trouble && { onRetry: retry })} /> : null}
      <GetConnectorChoice
        connectors={connectors}
        value={getConnectorId}
        onChange={(id) => {
          setGetConnector(id);
          setId("");
          setText("");
        }}
      />
      <Field label={t("id")} hint={t("idHint")}>
        <Select value={idFieldId} disabled={fields === null} onChange={({ target }) => setId(target.value)}>
          <FieldOptions fields={fields ?? []} none={t("choose")} />
        </Select>
      </Field>
      <Field label={t("text")}>
        <Select value={textFieldId} disabled={fields === null} onChange={({ target }) => setText(target.value)}>
          <FieldOptions fields={fields ?? []} none={t("noText")} />
        </Select>
      </Field>
      {saving.error ? <ErrorPanel error={saving.error} /> : null}
      {removing.error ? <ErrorPanel error={removing.error} /> : null}
      <DialogFooter>
        {source ? (
          <Button isPending={removing.isPending} onClick={() => removing.run({ connectionId, table })}>
            {t("remove")}
          </Button>
        ) : null}
        <DialogClose asChild>
          <Button>{common("cancel")}</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="primary"
          disabled={getConnectorId === "" || idFieldId === ""}
          isPending={saving.isPending}
        >
          {t("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
