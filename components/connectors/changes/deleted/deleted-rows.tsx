import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Settings2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, type ReactElement, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { LatePopover } from "@/components/ui/late-popover";
import { Skeleton } from "@/components/ui/skeleton";
import { currentTabStore } from "@/components/workspace/tabs/current-tab-store";
import { hrefOf } from "@/components/workspace/tabs/tab-address";
import { formatProfitDate } from "@/lib/format/profit-dates";
import type { ActionResult } from "@/lib/actions/action-result";
import { EMPTY_QUERY, toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type {
  ConfirmDeletedInput,
  DeletedPairingInput,
  DeletedState,
} from "@/lib/services/changes/deleted/deleted-pairing";
import type { DeletedProposal, ProposeDeletedInput } from "@/lib/services/changes/deleted/propose-deleted";
import type { DeletedPairing } from "@/lib/services/changes/port";

export type DeletedActions = {
  find: (input: DeletedPairingInput) => Promise<ActionResult<DeletedState>>;
  propose: (input: ProposeDeletedInput) => Promise<ActionResult<DeletedProposal>>;
  confirm: (input: ConfirmDeletedInput) => Promise<ActionResult<DeletedState>>;
  forget: (input: DeletedPairingInput) => Promise<ActionResult<DeletedState>>;
};

const DeletedPairingForm = lazy(() =>
  import("./deleted-pairing-form").then((module) => ({ default: module.DeletedPairingForm })),
);

type DeletedRowsProps = {
  queryId: string;
  /** As Profit takes it; null = from the beginning. */
  since: string | null;
  actions: DeletedActions;
};

/** The way to the rows that were deleted, which changes do not tell: another connector does, where there is one. */
export function DeletedRows({ queryId, since, actions }: DeletedRowsProps) {
  const t = useTranslations("changes.deleted");
  const client = useQueryClient();
  const queryKey = ["changes", "deleted", queryId];
  const state = useQuery({
    queryKey,
    queryFn: async () => {
      const result = await actions.find({ queryId });
      if (!result.ok) throw new Error(result.error.explanation);
      return result.data;
    },
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (state.isPending) return <Button disabled>{t("choose")}</Button>;
  if (!state.data) return null;
  const { connectionId, pairing, mayPair } = state.data;
  const form = (trigger: ReactElement) => (
    <LatePopover trigger={trigger} label={t("title")} align="start" className="w-md">
      {(close) => (
        <Suspense fallback={<Skeleton className="h-40" />}>
          <DeletedPairingForm
            queryId={queryId}
            pairing={pairing}
            actions={actions}
            onDone={(told) => {
              client.setQueryData(queryKey, told);
              close();
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </LatePopover>
  );
  if (!pairing) return mayPair ? form(<Button>{t("choose")}</Button>) : null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <OpenDeleted connectionId={connectionId} pairing={pairing} since={since} />
      {mayPair
        ? form(
            <Button variant="ghost" size="icon" aria-label={t("change")} title={t("change")}>
              <Settings2 aria-hidden />
            </Button>,
          )
        : null}
    </span>
  );
}

type OpenDeletedProps = { connectionId: string; pairing: DeletedPairing; since: string | null };

function OpenDeleted({ connectionId, pairing, since }: OpenDeletedProps) {
  const t = useTranslations("changes.deleted");
  const language = useLocale();
  const router = useRouter();
  const { deletedConnectorId: connector, momentFieldId } = pairing;
  const isSince = since !== null && momentFieldId !== null;

  function open() {
    const address = { connectionId, connectorId: connector, search: searchOf(momentFieldId, since) };
    router.push(currentTabStore()?.openNew(address) ?? hrefOf(address));
  }

  return (
    <>
      <Button title={t("opens", { connector })} onClick={open}>
        {isSince ? t("since", { moment: formatProfitDate(since, language, "time") }) : t("all")}
      </Button>
      {momentFieldId === null ? <span className="text-muted-foreground">{t("noMoment", { connector })}</span> : null}
    </>
  );
}

/** The explorer's own address: what was deleted last stands above. */
function searchOf(momentFieldId: string | null, since: string | null): string {
  if (momentFieldId === null) return "";
  const groups =
    since === null ? [] : [[{ fieldId: momentFieldId, operator: "greaterOrEqual" as const, value: since }]];
  return toRowsParams({
    ...EMPTY_QUERY,
    filter: { groups },
    orderBy: [{ fieldId: momentFieldId, direction: "desc" }],
  }).toString();
}
