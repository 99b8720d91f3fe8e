import { type CallBeginning, CallDraft } from "./call-draft";
import { secretMask } from "./mask-secrets";
import type { WireCall } from "./wire-call";

/** More calls than this of one deed are not kept: the first ones tell most, the last ones how it ended. */
const MOST_CALLS = 20;

/** Watches the calls that are made through one endpoint (`ProfitEndpoint.wire`). */
export class WireRecorder {
  readonly #authorization: string;
  readonly #about: { run?: string; attempt: number };
  #drafts: CallDraft[] = [];

  constructor(authorization: string, about: { run?: string | undefined; attempt: number }) {
    this.#authorization = authorization;
    this.#about = { attempt: about.attempt, ...(about.run !== undefined && { run: about.run }) };
  }

  begin(beginning: CallBeginning): CallDraft {
    const draft = new CallDraft(beginning);
    this.#drafts.push(draft);
    if (this.#drafts.length > MOST_CALLS) this.#drafts.splice(MOST_CALLS / 2, 1);
    return draft;
  }

  /** In words, without secrets. Costs some of the time that watching saved: ask when the answer has gone out. */
  calls(): WireCall[] {
    const mask = secretMask(this.#authorization);
    return this.#drafts.map((draft) => ({ ...this.#about, ...draft.finished(mask) }));
  }
}
