"use server";

import { defineAction } from "@/lib/actions/define-action";
import { CompleteSetUpInput, completeSetUp } from "@/lib/services/people/complete-set-up";

export const completeSetUpAction = defineAction(CompleteSetUpInput, completeSetUp, "anyone");
