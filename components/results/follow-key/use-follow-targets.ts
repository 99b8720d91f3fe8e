import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { fieldIndexQuery } from "@/components/connectors/catalogue/field-index-query";
import { toast } from "@/components/ui/toast";
import { useWorkspaceActions } from "@/components/workspace/workspace-actions";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { KeyPairing } from "@/lib/services/workspace/port";
import type { FollowPlace } from "./follow-place";
import { isSamePairing, pairingsQuery } from "./pairings-query";
import { type FollowTarget, proposeTargets, searchTargets } from "./propose-targets";

/**
 * Where a field may lead. What was confirmed before is there at once; the fields of all connectors are only read when
 * nothing was, or when somebody looks further: the first time that costs Profit a call per connector.
 */
export function useFollowTargets({ connectionId, connectorId }: FollowPlace, field: GetConnectorField) {
  const t = useTranslations("workspace.follow");
  const client = useQueryClient();
  const actions = useWorkspaceActions();
  const [search, setSearch] = useState("");
  const [wantsMore, setWantsMore] = useState(false);
  const options = pairingsQuery(connectionId, actions.listPairings);
  const pairings = useQuery(options);
  const own = pairings.data?.filter((known) => known.fromConnectorId === connectorId && known.fromFieldId === field.id);
  const index = useQuery({
    ...fieldIndexQuery(connectionId, actions.readFieldIndex),
    enabled: wantsMore || search.trim() !== "" || pairings.isError || own?.length === 0,
  });
  const connectors = useMemo(() => index.data?.connectors ?? [], [index.data]);

  /** Until the index is here the kind of value is taken to be the same. */
  const targetOf = ({ toConnectorId, toFieldId }: KeyPairing): FollowTarget => ({
    connectorId: toConnectorId,
    field: connectors
      .find((known) => known.connectorId === toConnectorId)
      ?.fields.find(({ id }) => id === toFieldId) ?? { id: toFieldId, label: toFieldId, dataType: field.dataType },
    likeness: null,
  });
  const remembered = (own ?? []).map(targetOf);
  const isRemembered = (target: FollowTarget) =>
    remembered.some((known) => known.connectorId === target.connectorId && known.field.id === target.field.id);
  const pairingTo = (target: FollowTarget): KeyPairing => ({
    ...{ connectionId, fromConnectorId: connectorId, fromFieldId: field.id },
    ...{ toConnectorId: target.connectorId, toFieldId: target.field.id },
  });
  const keep = (change: (known: KeyPairing[]) => KeyPairing[]) =>
    client.setQueryData(options.queryKey, (known) => change(known ?? []));

  return {
    search,
    setSearch,
    remembered: search.trim() === "" ? remembered : [],
    proposals: useMemo(
      () =>
        search.trim() === "" ? proposeTargets(connectors, { connectorId, field }) : searchTargets(connectors, search),
      [connectors, connectorId, field, search],
    ).filter((target) => search.trim() !== "" || !isRemembered(target)),
    isRemembered,
    isLoading: pairings.isLoading || index.isFetching,
    hasFailed: index.isError,
    undescribed: index.data?.undescribed.length ?? 0,
    hasIndex: index.data !== undefined,
    lookFurther: () => (index.isError ? void index.refetch() : setWantsMore(true)),
    /** Going there does not wait for it; what is not kept is asked again the next time. */
    confirm(target: FollowTarget): void {
      const pairing = pairingTo(target);
      void actions
        .confirmPairing(pairing)
        .catch(() => null)
        .then((result) => (result?.ok ? keep((known) => [pairing, ...known]) : toast(t("failed"))));
    },
    forget(target: FollowTarget): void {
      const pairing = pairingTo(target);
      void actions
        .forgetPairing(pairing)
        .catch(() => null)
        .then((result) =>
          result?.ok
            ? keep((known) => known.filter((other) => !isSamePairing(other, pairing)))
            : toast(t("forgetFailed")),
        );
    },
  };
}

export type FollowTargets = ReturnType<typeof useFollowTargets>;
