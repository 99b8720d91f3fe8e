/** Documents that undo a send, as they were put into the editor in this visit. */
const made = new Map<string, string>();

export function rememberUndo(xml: string, sendId: string): void {
  made.set(xml.trim(), sendId);
}

/** The send that this document undoes; null once it was changed, for then it is a message of its own. */
export function undoneBy(xml: string): string | null {
  return made.get(xml.trim()) ?? null;
}
