"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { callAction, useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import type { PublicError } from "@/lib/actions/public-error";
import type { ReadBack } from "@/lib/services/updates/read-back/port";
import { GetConnectorChoice } from "./get-connector-choice";
import { PairList, type PairRow } from "./pair-list";
import type { ReadBackSheetProps } from "./read-back-sheet";
import { useGetConnectors } from "./use-get-connectors";

type ReadBackFormProps = Pick<ReadBackSheetProps, "place" | "schema" | "actions"> & {
  readBack: ReadBack | null;
  onDone: () => void;
};

/** The choice with the pairs that are proposed for it, to be looked at and changed before it holds for everybody. */
export function ReadBackForm({ place, schema, actions, readBack, onDone }: ReadBackFormProps) {
  const t = useTranslations("updateReadBack");
  const { connectionId, connectorId } = place;
  const [getConnectorId, setGetConnector] = useState(readBack?.getConnectorId ?? "");
  const [pairs, setPairs] = useState<{ keys: PairRow[]; fields: PairRow[] }>({
    keys: [...(readBack?.keys ?? [])],
    fields: [...(readBack?.fields ?? [])],
  });
  const [proposing, setProposing] = useState<{ isPending: boolean; error: PublicError | null }>({
    isPending: false,
    error: null,
  });
  const { connectors, fields, trouble, retry } = useGetConnectors(connectionId, getConnectorId, actions);
  const saving = useActionCall(actions.saveReadBack, onDone);
  const removing = useActionCall(actions.removeReadBack, onDone);

  async function choose(id: string): Promise<void> {
    setGetConnector(id);
    setPairs({ keys: [], fields: [] });
    if (id === "") return;
    setProposing({ isPending: true, error: null });
    const proposed = await callAction(actions.proposeReadBack, { connectionId, connectorId, getConnectorId: id });
    setProposing({ isPending: false, error: proposed.ok ? null : proposed.error });
    if (proposed.ok) setPairs(proposed.data);
  }

  const whole = (rows: readonly PairRow[]) =>
    rows
      .filter(({ fieldId, getFieldId }) => fieldId !== "" && getFieldId !== "")
      .map(({ path, fieldId, getFieldId }) => ({ path: [...path], fieldId, getFieldId }));
  const keys = whole(pairs.keys);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        saving.run({ connectionId, connectorId, getConnectorId, keys, fields: whole(pairs.fields) });
      }}
    >
      <GetConnectorChoice connectors={connectors} value={getConnectorId} onChange={(id) => void choose(id)} />
      {trouble ? <ErrorPanel error={trouble} onRetry={retry} /> : null}
      {proposing.error ? <ErrorPanel error={proposing.error} /> : null}
      {proposing.isPending ? <p role="status">{t("proposing")}</p> : null}
      {fields && !proposing.isPending ? (
        <>
          <PairList
            {...{ schema, fields }}
            title={t("keys")}
            hint={t("keysHint")}
            rows={pairs.keys}
            onRows={(rows) => setPairs({ ...pairs, keys: rows })}
          />
          <PairList
            {...{ schema, fields }}
            title={t("fields")}
            hint={t("fieldsHint")}
            rows={pairs.fields}
            onRows={(rows) => setPairs({ ...pairs, fields: rows })}
          />
        </>
      ) : null}
      {saving.error ? <ErrorPanel error={saving.error} /> : null}
      {removing.error ? <ErrorPanel error={removing.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={keys.length === 0} isPending={saving.isPending}>
          {t("save")}
        </Button>
        {readBack ? (
          <Button isPending={removing.isPending} onClick={() => removing.run({ connectionId, connectorId })}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
      {getConnectorId !== "" && keys.length === 0 && !proposing.isPending ? (
        <p className="text-sm text-muted-foreground">{t("needsKey")}</p>
      ) : null}
    </form>
  );
}
