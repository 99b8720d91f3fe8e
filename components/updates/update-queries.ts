import { queryOptions, skipToken } from "@tanstack/react-query";
import {
  answerOf,
  type DraftActions,
  type LockActions,
  type ReadBackActions,
  type SendActions,
  type UpdatePlace,
} from "./update-actions";

type Connector = Pick<UpdatePlace, "connectionId" | "connectorId">;

export const updateKeys = {
  all: ["updates"] as const,
  lock: (connectionId: string) => [...updateKeys.all, "lock", connectionId] as const,
  sends: (connectionId: string) => [...updateKeys.all, "sends", connectionId] as const,
  send: (sendId: string | null) => [...updateKeys.all, "send", sendId] as const,
  readBack: ({ connectionId, connectorId }: Connector) =>
    [...updateKeys.all, "readBack", connectionId, connectorId] as const,
  references: (connectionId: string) => [...updateKeys.all, "references", connectionId] as const,
  candidates: (connectionId: string, table: string) => [...updateKeys.all, "candidates", connectionId, table] as const,
  readBackOf: (sendId?: string) =>
    [...updateKeys.all, "readBackOf", ...(sendId === undefined ? [] : [sendId])] as const,
  drafts: (connectionId: string) => [...updateKeys.all, "drafts", connectionId] as const,
  versions: (draftId: string, version: number) => [...updateKeys.all, "versions", draftId, version] as const,
};

export const updateQueries = {
  /** An unlock ends by itself, and a colleague may lock: asked again now and then. */
  lock: (connectionId: string, { lockStateOf }: Pick<LockActions, "lockStateOf">) =>
    queryOptions({
      queryKey: updateKeys.lock(connectionId),
      queryFn: () => answerOf(lockStateOf, { connectionId }),
      staleTime: 10_000,
      refetchOnWindowFocus: true,
    }),
  sends: ({ connectionId, connectorId }: Connector, { listSends }: Pick<SendActions, "listSends">) =>
    queryOptions({
      queryKey: [...updateKeys.sends(connectionId), connectorId] as const,
      queryFn: () => answerOf(listSends, { connectionId, connectorId, state: null, before: null, limit: 50 }),
      staleTime: 5_000,
    }),
  send: (sendId: string | null, { openSend }: Pick<SendActions, "openSend">) =>
    queryOptions({
      queryKey: updateKeys.send(sendId),
      queryFn: sendId === null ? skipToken : () => answerOf(openSend, { sendId }),
      staleTime: 5_000,
    }),
  readBack: (place: Connector, { findReadBack }: Pick<ReadBackActions, "findReadBack">) =>
    queryOptions({
      queryKey: updateKeys.readBack(place),
      queryFn: () => answerOf(findReadBack, { connectionId: place.connectionId, connectorId: place.connectorId }),
    }),
  drafts: (connectionId: string, { listDrafts }: Pick<DraftActions, "listDrafts">) =>
    queryOptions({
      queryKey: updateKeys.drafts(connectionId),
      queryFn: () => answerOf(listDrafts, { connectionId }),
      staleTime: 5_000,
    }),
  versions: (draftId: string, version: number, { listDraftVersions }: Pick<DraftActions, "listDraftVersions">) =>
    queryOptions({
      queryKey: updateKeys.versions(draftId, version),
      queryFn: () => answerOf(listDraftVersions, { draftId }),
    }),
};
