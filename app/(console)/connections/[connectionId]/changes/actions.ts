"use server";

import { defineAction } from "@/lib/actions/define-action";
import { findMark, FindMarkInput, takeMark, TakeMarkInput } from "@/lib/services/changes/find-mark";

export const findMarkAction = defineAction(FindMarkInput, findMark);
export const takeMarkAction = defineAction(TakeMarkInput, takeMark);
