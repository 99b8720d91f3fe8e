"use server";

import { defineAction } from "@/lib/actions/define-action";
import { describeGetConnector, DescribeGetConnectorInput } from "@/lib/services/connectors/describe-get-connector";
import { listGetConnectors, ListGetConnectorsInput } from "@/lib/services/connectors/list-get-connectors";
import {
  findDraft,
  FindDraftInput,
  listDrafts,
  ListDraftsInput,
  listDraftVersions,
  readDraftVersion,
  ReadDraftVersionInput,
} from "@/lib/services/updates/drafts/find-draft";
import {
  removeDraft,
  RemoveDraftInput,
  restoreDraftVersion,
  RestoreDraftVersionInput,
} from "@/lib/services/updates/drafts/save-draft";
import { lockStateOf, LockStateOfInput } from "@/lib/services/updates/lock/lock-state";
import {
  lockProduction,
  LockProductionInput,
  unlockProduction,
  UnlockProductionInput,
} from "@/lib/services/updates/lock/unlock-production";
import { readBackOf, ReadBackOfInput } from "@/lib/services/updates/read-back/read-back-of";
import { readRecordNow, ReadRecordNowInput } from "@/lib/services/updates/read-back/read-record-now";
import {
  findReadBack,
  FindReadBackInput,
  proposeReadBack,
  ProposeReadBackInput,
  removeReadBack,
  RemoveReadBackInput,
  saveReadBack,
  SaveReadBackInput,
} from "@/lib/services/updates/read-back/save-read-back";
import { readCandidates, ReadCandidatesInput } from "@/lib/services/updates/references/read-candidates";
import {
  listReferenceSources,
  ListReferenceSourcesInput,
  removeReferenceSource,
  RemoveReferenceSourceInput,
  saveReferenceSource,
  SaveReferenceSourceInput,
} from "@/lib/services/updates/references/reference-sources";
import { abandonSend, AbandonSendInput } from "@/lib/services/updates/send/abandon-send";
import {
  listSends,
  ListSendsInput,
  noteReadBack,
  NoteReadBackInput,
  openSend,
  OpenSendInput,
} from "@/lib/services/updates/send/list-sends";
import { undoOf, UndoOfInput } from "@/lib/services/updates/send/undo-of";

export const listSendsAction = defineAction(ListSendsInput, listSends);
export const abandonSendAction = defineAction(AbandonSendInput, abandonSend);
export const openSendAction = defineAction(OpenSendInput, openSend);
export const readBackOfAction = defineAction(ReadBackOfInput, readBackOf);
export const noteReadBackAction = defineAction(NoteReadBackInput, noteReadBack);
export const undoOfAction = defineAction(UndoOfInput, undoOf);

export const lockStateOfAction = defineAction(LockStateOfInput, lockStateOf);
export const unlockProductionAction = defineAction(UnlockProductionInput, unlockProduction);
export const lockProductionAction = defineAction(LockProductionInput, lockProduction);

export const findReadBackAction = defineAction(FindReadBackInput, findReadBack);
export const saveReadBackAction = defineAction(SaveReadBackInput, saveReadBack);
export const removeReadBackAction = defineAction(RemoveReadBackInput, removeReadBack);
export const proposeReadBackAction = defineAction(ProposeReadBackInput, proposeReadBack);
export const readRecordNowAction = defineAction(ReadRecordNowInput, readRecordNow);

export const listReferenceSourcesAction = defineAction(ListReferenceSourcesInput, listReferenceSources);
export const saveReferenceSourceAction = defineAction(SaveReferenceSourceInput, saveReferenceSource);
export const removeReferenceSourceAction = defineAction(RemoveReferenceSourceInput, removeReferenceSource);
export const readCandidatesAction = defineAction(ReadCandidatesInput, readCandidates);

export const listDraftsAction = defineAction(ListDraftsInput, listDrafts);
export const findDraftAction = defineAction(FindDraftInput, findDraft);
export const removeDraftAction = defineAction(RemoveDraftInput, removeDraft);
export const listDraftVersionsAction = defineAction(FindDraftInput, listDraftVersions);
export const readDraftVersionAction = defineAction(ReadDraftVersionInput, readDraftVersion);
export const restoreDraftVersionAction = defineAction(RestoreDraftVersionInput, restoreDraftVersion);

export const listGetConnectorsAction = defineAction(ListGetConnectorsInput, listGetConnectors);
export const describeGetConnectorAction = defineAction(DescribeGetConnectorInput, describeGetConnector);
