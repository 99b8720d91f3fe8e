import { useState } from "react";
import { rememberPreference } from "@/components/layout/preference-cookie";
import type { ListRunCalls } from "@/components/wire/wire-queries";
import type { Explored, Explorer } from "../explorer/use-explorer";
import { INSPECTOR_COOKIE, type InspectorChoice, type InspectorTab, inspectorTextOf } from "./inspector-choice";
import type { AskAddresses, SnippetSource } from "./use-snippet-request";

/** What the page hands in: the choice of before, and whom to ask. */
export type InspectorProps = { choice: InspectorChoice; listCalls: ListRunCalls; askAddresses: AskAddresses };

/** Open or not, and at which tab; remembered on this device. */
export function useInspector(
  { query, order, byId }: Explorer,
  { connectionId, connectorId }: Explored,
  { choice: first, listCalls, askAddresses }: InspectorProps,
) {
  const [choice, setChoice] = useState(first);
  const choose = (next: InspectorChoice) => {
    setChoice(next);
    rememberPreference(INSPECTOR_COOKIE, inspectorTextOf(next));
  };
  // The form as it stands, in the order that is safe to page by.
  const asked = { ...query, orderBy: order };
  const source: SnippetSource = { connectionId, connectorId, query: asked, fieldIds: [...byId.keys()], askAddresses };
  return {
    ...choice,
    source,
    listCalls,
    toggle: () => {
      const isOpen = choice.isOpen ?? window.matchMedia("(min-width: 80rem)").matches;
      choose({ ...choice, isOpen: !isOpen });
    },
    show: (tab: InspectorTab) => choose({ isOpen: true, tab }),
  };
}

export type InspectorState = ReturnType<typeof useInspector>;
