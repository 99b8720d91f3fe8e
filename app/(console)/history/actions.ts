"use server";

import { defineAction } from "@/lib/actions/define-action";
import { ListHistoryInput, listHistory } from "@/lib/services/history/list-history";
import { OpenHistoryEntryInput, openHistoryEntry } from "@/lib/services/history/open-history-entry";

export const listHistoryAction = defineAction(ListHistoryInput, listHistory);
export const openHistoryEntryAction = defineAction(OpenHistoryEntryInput, openHistoryEntry);
