"use server";

import { defineAction } from "@/lib/actions/define-action";
import { duplicateQuery, DuplicateQueryInput } from "@/lib/services/queries/duplicate-query";
import { listSavedQueries, ListSavedQueriesInput } from "@/lib/services/queries/find-saved-query";
import { moveQuery, MoveQueryInput } from "@/lib/services/queries/move-query";
import { removeQuery, RemoveQueryInput, restoreQuery, RestoreQueryInput } from "@/lib/services/queries/remove-query";
import { saveQuery, SaveQueryInput } from "@/lib/services/queries/save-query";
import { shareQuery, ShareQueryInput } from "@/lib/services/queries/share-query";

export const listSavedQueriesAction = defineAction(ListSavedQueriesInput, listSavedQueries);
export const saveQueryAction = defineAction(SaveQueryInput, saveQuery);
export const duplicateQueryAction = defineAction(DuplicateQueryInput, duplicateQuery);
export const moveQueryAction = defineAction(MoveQueryInput, moveQuery);
export const shareQueryAction = defineAction(ShareQueryInput, shareQuery);
export const removeQueryAction = defineAction(RemoveQueryInput, removeQuery);
export const restoreQueryAction = defineAction(RestoreQueryInput, restoreQuery);
