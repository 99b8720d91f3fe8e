import type { PublicError } from "@/lib/actions/public-error";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { SendLine, SendRecord } from "@/lib/services/updates/send/port";

/** What a finished send is shown by: the answer of the send itself, or of asking after it. */
export type SendOutcome = Omit<SendRecord, "xml" | "before">;

/** Where a message is on its way out (ux.md, "Flow of a write"). */
export type SendStep =
  | { kind: "idle" }
  | { kind: "previewing" }
  | { kind: "failed"; error: PublicError }
  /** `error`: it was asked to be sent, and certainly was not. */
  | { kind: "previewed"; xml: string; preview: UpdatePreview; error: PublicError | null }
  /** `isLost`: the console no longer answers, or broke off; it is asked again and again what became of it. */
  | { kind: "sending"; xml: string; preview: UpdatePreview; startedAt: number; isLost: boolean }
  /** The console answers, and knows of no such send: nothing left. */
  | { kind: "neverBegun" }
  | { kind: "ended"; xml: string; outcome: SendOutcome };

/** Still under way at the console, whatever became of the line to it. */
export function isUnderWay({ state }: Pick<SendLine, "state">): boolean {
  return state === "sending";
}
