import { dataOf, Refusal } from "@/components/feedback/refusal";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import type { GetConnectorMetainfo } from "@/lib/profit/wire/get-connector-metainfo";
import type { ConnectionAddresses } from "@/lib/services/connections/connection-addresses";
import type { EnvironmentType } from "@/lib/services/connections/port";
import type { GetConnectorList } from "@/lib/services/connectors/list-get-connectors";
import type { Draft, DraftLine, DraftRights, DraftVersion } from "@/lib/services/updates/drafts/port";
import type { LockState } from "@/lib/services/updates/lock/lock-state";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { FieldPair, ReadBack } from "@/lib/services/updates/read-back/port";
import type { SendReadBack } from "@/lib/services/updates/read-back/read-back-of";
import type { ReadRecordNowInput } from "@/lib/services/updates/read-back/read-record-now";
import type { SaveReadBackInput } from "@/lib/services/updates/read-back/save-read-back";
import type { ReferenceSource } from "@/lib/services/updates/references/port";
import type { ReadBackFinding, RecordNow, SendLine, SendQuestion, SendRecord } from "@/lib/services/updates/send/port";
import type { Undo } from "@/lib/services/updates/send/undo-of";
import { callAction } from "../connections/use-action-call";

export type Ask<I, T> = (input: I) => Promise<ActionResult<T>>;

/** The UpdateConnector that is worked with, and where its messages go. */
export type UpdatePlace = {
  connectionId: string;
  connectorId: string;
  environment: { name: string; type: EnvironmentType; number: string | null };
};

type OfConnection = { connectionId: string };
type OfConnector = OfConnection & { connectorId: string };
type OfSend = { sendId: string };
type OfDraft = { draftId: string };

export type SendActions = {
  openSend: Ask<OfSend & { withoutXml?: boolean }, SendRecord>;
  /** After this an order that nobody heard of can no longer begin. */
  abandonSend: Ask<OfConnector & OfSend & { transport: UpdateTransport; digest: string }, SendLine>;
  listSends: Ask<SendQuestion, SendLine[]>;
  readBackOf: Ask<OfSend, SendReadBack>;
  noteReadBack: Ask<OfSend & { finding: ReadBackFinding; note: string | null }, SendLine>;
  undoOf: Ask<OfSend, Undo>;
};

export type LockActions = {
  lockStateOf: Ask<OfConnection, LockState>;
  unlockProduction: Ask<OfConnection & { reason: string; minutes: number }, LockState>;
  lockProduction: Ask<OfConnection, LockState>;
};

export type ReadBackActions = {
  findReadBack: Ask<OfConnector, ReadBack | null>;
  saveReadBack: Ask<SaveReadBackInput, ReadBack>;
  removeReadBack: Ask<OfConnector, unknown>;
  proposeReadBack: Ask<OfConnector & { getConnectorId: string }, { keys: FieldPair[]; fields: FieldPair[] }>;
  readRecordNow: Ask<ReadRecordNowInput, RecordNow>;
};

export type ReferenceActions = {
  listReferenceSources: Ask<OfConnection, ReferenceSource[]>;
  saveReferenceSource: Ask<OfConnection & ReferenceChoice, unknown>;
  removeReferenceSource: Ask<OfConnection & { table: string }, unknown>;
  readCandidates: Ask<
    OfConnection & { table: string; isFresh?: boolean },
    { candidates: { id: string; text: string | null }[]; isComplete: boolean }
  >;
};
type ReferenceChoice = Pick<ReferenceSource, "table" | "getConnectorId" | "idFieldId" | "textFieldId">;

export type SaveDraftOrder = Pick<Draft, "kind" | "name" | "visibility" | "transport" | "parameters" | "xml"> & {
  existing: { draftId: string; version: number } | null;
};
export type OpenedDraft = Draft & DraftRights;
export type DraftActions = {
  listDrafts: Ask<OfConnection, (DraftLine & DraftRights)[]>;
  findDraft: Ask<OfDraft, OpenedDraft>;
  removeDraft: Ask<OfDraft, unknown>;
  listDraftVersions: Ask<OfDraft, DraftVersion[]>;
  readDraftVersion: Ask<OfDraft & { version: number }, { xml: string }>;
  restoreDraftVersion: Ask<OfDraft & { version: number; expectedVersion: number }, OpenedDraft>;
};

/** GetConnectors of the same connection, for what reads records back. */
export type GetConnectorActions = {
  listGetConnectors: Ask<OfConnection, Pick<GetConnectorList, "connectors">>;
  describeGetConnector: Ask<OfConnector, Pick<GetConnectorMetainfo, "fields">>;
  connectionAddresses: Ask<OfConnection, ConnectionAddresses>;
};

/** How the screens of an UpdateConnector ask the server; bodies of messages go by routes (request-send.ts). */
export type UpdateActions = SendActions &
  LockActions &
  ReadBackActions &
  ReferenceActions &
  DraftActions &
  GetConnectorActions;

/** What an action answers, for a query of TanStack: its refusal is thrown. */
export async function answerOf<I, T>(action: Ask<I, T>, input: I): Promise<T> {
  const result = await callAction(action, input);
  return dataOf(result);
}

/** What a query's error is called to people; null when there is none. */
export function troubleOf(error: Error | null): PublicError | null {
  if (error === null) return null;
  return error instanceof Refusal ? error.publicError : { code: "INTERNAL", explanation: "internal", params: {} };
}
