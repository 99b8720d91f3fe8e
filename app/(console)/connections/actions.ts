"use server";

import { defineAction } from "@/lib/actions/define-action";
import { AddConnectionInput, addConnection } from "@/lib/services/connections/add-connection";
import { ConnectionDraft } from "@/lib/services/connections/connection-draft";
import { SetGrantInput, setGrant } from "@/lib/services/connections/grants";
import { RemoveConnectionInput, removeConnection } from "@/lib/services/connections/remove-connection";
import { RenameConnectionInput, renameConnection } from "@/lib/services/connections/rename-connection";
import { ReplaceSecretInput, replaceSecret } from "@/lib/services/connections/replace-secret";
import { TestConnectionInput, testConnection } from "@/lib/services/connections/test-connection";
import { testDraft } from "@/lib/services/connections/test-draft";

export const addConnectionAction = defineAction(AddConnectionInput, addConnection);
export const testDraftAction = defineAction(ConnectionDraft, testDraft);
export const testConnectionAction = defineAction(TestConnectionInput, testConnection);
export const renameConnectionAction = defineAction(RenameConnectionInput, renameConnection);
export const replaceSecretAction = defineAction(ReplaceSecretInput, replaceSecret);
export const removeConnectionAction = defineAction(RemoveConnectionInput, removeConnection);
export const setGrantAction = defineAction(SetGrantInput, setGrant);
