"use server";

import { defineAction } from "@/lib/actions/define-action";
import { indexFields, IndexFieldsInput } from "@/lib/services/connectors/index-fields";

export const indexFieldsAction = defineAction(IndexFieldsInput, indexFields);
