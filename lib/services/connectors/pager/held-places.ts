import type { TakeSlot } from "./export-job";

/** The places of one export, which gives all of them back when it ends, however it ends. */
export class HeldPlaces {
  readonly #takeSlot: TakeSlot;
  readonly #held = new Set<() => void>();

  constructor(takeSlot: TakeSlot) {
    this.#takeSlot = takeSlot;
  }

  readonly take: TakeSlot = async (signal) => {
    const giveBack = await this.#takeSlot(signal);
    this.#held.add(giveBack);
    const once = () => {
      if (this.#held.delete(giveBack)) giveBack();
    };
    // It came when nobody needed it any more.
    if (signal.aborted) once();
    signal.throwIfAborted();
    return once;
  };

  /** What was asked in them was broken off. */
  giveAllBack(): void {
    for (const giveBack of this.#held) giveBack();
    this.#held.clear();
  }
}
