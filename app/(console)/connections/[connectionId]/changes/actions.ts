"use server";

import { defineAction } from "@/lib/actions/define-action";
import {
  ConfirmDeletedInput,
  confirmDeletedPairing,
  DeletedPairingInput,
  findDeletedPairing,
  forgetDeletedPairing,
} from "@/lib/services/changes/deleted/deleted-pairing";
import { ProposeDeletedInput, proposeDeletedConnector } from "@/lib/services/changes/deleted/propose-deleted";
import { findMark, FindMarkInput, takeMark, TakeMarkInput } from "@/lib/services/changes/find-mark";

export const findMarkAction = defineAction(FindMarkInput, findMark);
export const takeMarkAction = defineAction(TakeMarkInput, takeMark);
export const findDeletedAction = defineAction(DeletedPairingInput, findDeletedPairing);
export const proposeDeletedAction = defineAction(ProposeDeletedInput, proposeDeletedConnector);
export const confirmDeletedAction = defineAction(ConfirmDeletedInput, confirmDeletedPairing);
export const forgetDeletedAction = defineAction(DeletedPairingInput, forgetDeletedPairing);
