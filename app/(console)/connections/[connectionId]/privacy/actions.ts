"use server";

import { defineAction } from "@/lib/actions/define-action";
import { maskAgain, showValues } from "@/lib/actions/unmask-cookies";
import { DescribeGetConnectorInput } from "@/lib/services/connectors/describe-get-connector";
import { decideField, DecideFieldInput } from "@/lib/services/privacy/decide-field";
import { UnmaskInput } from "@/lib/services/privacy/unmask";

export const showValuesAction = defineAction(UnmaskInput, showValues);
export const maskAgainAction = defineAction(DescribeGetConnectorInput, maskAgain);
export const decideFieldAction = defineAction(DecideFieldInput, decideField);
