"use server";

import { defineAction } from "@/lib/actions/define-action";
import { connectionAddresses, ConnectionAddressesInput } from "@/lib/services/connections/connection-addresses";
import { listRunCalls, ListRunCallsInput } from "@/lib/services/history/list-run-calls";

export const listRunCallsAction = defineAction(ListRunCallsInput, listRunCalls);
export const connectionAddressesAction = defineAction(ConnectionAddressesInput, connectionAddresses);
