import { cookies } from "next/headers";
import { INSPECTOR_COOKIE, inspectorChoiceOf } from "@/components/connectors/inspector/inspector-choice";
import type { InspectorProps } from "@/components/connectors/inspector/use-inspector";
import { connectionAddressesAction, listRunCallsAction } from "../../wire/actions";

/** How the side panel was left, and whom it asks. */
export async function pageInspector(): Promise<InspectorProps> {
  const choice = inspectorChoiceOf((await cookies()).get(INSPECTOR_COOKIE)?.value);
  return { choice, listCalls: listRunCallsAction, askAddresses: connectionAddressesAction };
}
