import type { PublicError } from "@/lib/actions/public-error";
import type { OpenedDraft } from "../update-actions";

/** The draft that is worked on; its text is the editor's. */
export type OpenDraft = Omit<OpenedDraft, "xml">;

/** How it stands with keeping what is typed. */
export type DraftStatus =
  /** Nothing was typed that is worth keeping. */
  | { kind: "untouched" }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: PublicError }
  /** A message of this size is not kept while one types. */
  | { kind: "tooLarge" }
  /** Somebody saved it since it was opened here: nothing is kept until the person chooses. */
  | { kind: "conflict"; by: string; at: Date; version: number };

/** Words for the state of nothing but what was kept or lost: whether leaving now would lose something. */
export function isUnkept({ kind }: DraftStatus): boolean {
  return kind === "changed" || kind === "saving" || kind === "failed" || kind === "conflict";
}

export function conflictOf({ code, params }: PublicError): DraftStatus | null {
  const { version, by, at } = params;
  if (code !== "CONFLICT" || typeof version !== "number") return null;
  return { kind: "conflict", version, by: String(by ?? ""), at: new Date(String(at)) };
}
