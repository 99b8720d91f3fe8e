/** Which tabs the inspector has, in order (ux.md). */
export const INSPECTOR_TABS = ["fields", "snippet", "wire"] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** `isOpen` null: nobody decided, the style sheet does by the room there is. */
export type InspectorChoice = { isOpen: boolean | null; tab: InspectorTab };

/** `open.wire`; read by the server so that nothing jumps. */
export const INSPECTOR_COOKIE = "schakel-inspector";

export function inspectorChoiceOf(text: string | undefined): InspectorChoice {
  const [state, name] = (text ?? "").split(".");
  const tab = INSPECTOR_TABS.find((known) => known === name) ?? "fields";
  return { isOpen: state === "open" ? true : state === "closed" ? false : null, tab };
}

export function inspectorTextOf({ isOpen, tab }: InspectorChoice): string {
  return `${isOpen === null ? "auto" : isOpen ? "open" : "closed"}.${tab}`;
}
