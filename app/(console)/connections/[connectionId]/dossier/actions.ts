"use server";

import { defineAction } from "@/lib/actions/define-action";
import { findDossierItems, FindDossierItemsInput } from "@/lib/services/attachments/find-dossier-items";
import { listAttachments, ListAttachmentsInput } from "@/lib/services/attachments/list-attachments";

export const findDossierItemsAction = defineAction(FindDossierItemsInput, findDossierItems);
export const listAttachmentsAction = defineAction(ListAttachmentsInput, listAttachments);
