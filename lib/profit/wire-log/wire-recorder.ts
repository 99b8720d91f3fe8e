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
  #adopted: readonly WireCall[] = [];

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

  /** Calls that a recorder in another thread kept for this one. */
  adopt(calls: readonly WireCall[]): void {
    this.#adopted = calls;
  }

  /** In words, without secrets. Costs some of the time that watching saved: ask when the answer has gone out. */
  calls(): WireCall[] {
    const mask = secretMask(this.#authorization);
    const own = this.#drafts.map((draft) => ({ ...this.#about, ...draft.finished(mask) }));
    return [...this.#adopted.map((call) => ({ ...call, ...this.#about })), ...own];
  }
}
