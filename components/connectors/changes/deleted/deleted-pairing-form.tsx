import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { callAction, useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { DeletedState } from "@/lib/services/changes/deleted/deleted-pairing";
import type { DeletedPairing } from "@/lib/services/changes/port";
import { DeletedPairingFields } from "./deleted-pairing-fields";
import type { DeletedActions } from "./deleted-rows";

type DeletedPairingFormProps = {
  queryId: string;
  pairing: DeletedPairing | null;
  actions: DeletedActions;
  onDone: (state: DeletedState) => void;
  onClose: () => void;
};

/** Says which connector tells of deleted rows: the likeliest is there already, to be confirmed or changed. */
export function DeletedPairingForm({ queryId, pairing, actions, onDone, onClose }: DeletedPairingFormProps) {
  const t = useTranslations("changes.deleted");
  const id = useId();
  const [chosen, setChosen] = useState(pairing?.deletedConnectorId ?? "");
  const likeliest = useProposal(queryId, "", actions);
  const looked = useProposal(queryId, chosen, actions);
  const connectors = likeliest.data?.ok ? likeliest.data.data.connectors : [];
  const answer = looked.data;
  const found = answer?.ok ? answer.data : null;
  const forget = useActionCall(actions.forget, onDone);
  const proposal =
    found?.proposal && pairing?.deletedConnectorId === found.proposal.deletedConnectorId ? pairing : found?.proposal;
  const otherwise = pairing ? (
    <Button isPending={forget.isPending} onClick={() => forget.run({ queryId })}>
      {t("forget")}
    </Button>
  ) : (
    <Button onClick={onClose}>{t("none")}</Button>
  );
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p>{t("intro")}</p>
      <div className="flex flex-col gap-1">
        <Label htmlFor={id}>{t("connector")}</Label>
        <Select
          id={id}
          disabled={connectors.length === 0}
          value={chosen || (found?.proposal?.deletedConnectorId ?? "")}
          onChange={(event) => setChosen(event.target.value)}
        >
          {chosen || found?.proposal ? null : <option value="">{t("pick")}</option>}
          {connectors.map((connector) => (
            <option key={connector.id} value={connector.id}>
              {connector.id}
              {connector.description === connector.id ? "" : ` · ${connector.description}`}
            </option>
          ))}
        </Select>
      </div>
      {looked.isPending ? <p role="status">{t("reading")}</p> : null}
      {answer && !answer.ok ? <ErrorPanel error={answer.error} onRetry={() => void looked.refetch()} /> : null}
      {found && !proposal ? <p role="status">{t("nothing")}</p> : null}
      {found && proposal ? (
        <DeletedPairingFields
          key={proposal.deletedConnectorId}
          {...{ queryId, found, proposal, onDone }}
          confirm={actions.confirm}
        >
          {otherwise}
        </DeletedPairingFields>
      ) : (
        <div>{otherwise}</div>
      )}
      {forget.error ? <ErrorPanel error={forget.error} /> : null}
    </div>
  );
}

function useProposal(queryId: string, deletedConnectorId: string, { propose }: DeletedActions) {
  return useQuery({
    queryKey: ["changes", "deleted", "proposal", queryId, deletedConnectorId],
    queryFn: () => callAction(propose, deletedConnectorId === "" ? { queryId } : { queryId, deletedConnectorId }),
    refetchOnWindowFocus: false,
  });
}
